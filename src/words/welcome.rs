//! What the first visit says: one sentence, three doors, the promise and how to check it.

/// Its words.
pub struct Welcome {
    /// What this is, in one sentence.
    pub sentence: &'static str,
    /// Names the doors for who cannot see them.
    pub begin: &'static str,
    /// The first door.
    pub drop_title: &'static str,
    /// What happens then.
    pub drop_sentence: &'static str,
    /// The second door.
    pub example: &'static str,
    /// What stands behind it.
    pub example_more: &'static str,
    /// While it opens; per cent.
    pub example_working: fn(i64) -> String,
    /// The third door.
    pub by_hand: &'static str,
    /// What stands behind it.
    pub by_hand_more: &'static str,
    /// The promise.
    pub promise: &'static str,
    /// What it means.
    pub promise_means: &'static str,
    /// Asks to check it.
    pub check: &'static str,
    /// The three ways.
    pub check_network: &'static str,
    /// By the browser's tools.
    pub check_tools: &'static str,
    /// By the page's own rule; what follows is quoted.
    pub check_rule: &'static str,
    /// Where the data live.
    pub data: &'static str,
    /// By hand: the title.
    pub form_title: &'static str,
    /// Asks.
    pub customer: &'static str,
    /// Asks.
    pub number: &'static str,
    /// Asks.
    pub amount: &'static str,
    /// What an amount looks like.
    pub amount_help: &'static str,
    /// Asks.
    pub issued_on: &'static str,
    /// Asks.
    pub due_on: &'static str,
    /// Records it.
    pub record: &'static str,
    /// A field that must not be empty.
    pub missing: &'static str,
    /// Not an amount.
    pub not_an_amount: &'static str,
    /// Falls due before it is issued.
    pub due_too_early: &'static str,
}

/// French.
pub const FR: Welcome = Welcome {
    sentence: "Voyez qui vous doit quoi, qui relancer aujourd’hui, et avec quels mots.",
    begin: "Commencer",
    drop_title: "Déposez un export comptable",
    drop_sentence: "FEC, CSV, cellules d’un tableur\u{202f}: le fichier est reconnu, rien n’est enregistré avant votre oui.",
    example: "Essayer avec un exemple",
    example_more: "Un atelier de menuiserie, deux ans de factures. Dix minutes pour tout voir.",
    example_working: |done| format!("L’exemple s’ouvre, {done}\u{202f}%"),
    by_hand: "Commencer à la main",
    by_hand_more: "Une première facture, un premier client.",
    promise: "Aucune facture ne quitte ce navigateur.",
    promise_means: "Il n’y a pas de serveur, pas de compte, pas de mesure d’audience. La page elle-même s’interdit toute autre connexion.",
    check: "Vérifiez-le",
    check_network: "Coupez le réseau\u{202f}: tout continue de marcher.",
    check_tools: "Ouvrez les outils du navigateur, onglet Réseau\u{202f}: rien ne part.",
    check_rule: "Lisez la règle de la page\u{202f}:",
    data: "Vos données vivent dans ce navigateur. Les Réglages en font une copie, dans un fichier à vous.",
    form_title: "Une première facture",
    customer: "Client",
    number: "Numéro",
    amount: "Montant TTC, en euros",
    amount_help: "1\u{202f}234,56",
    issued_on: "Date d’émission",
    due_on: "Échéance",
    record: "Enregistrer la facture",
    missing: "Il manque une réponse ici.",
    not_an_amount: "Un montant, comme 1\u{202f}234,56.",
    due_too_early: "L’échéance vient après l’émission.",
};

/// English.
pub const EN: Welcome = Welcome {
    sentence: "See who owes you what, whom to chase today, and with which words.",
    begin: "Begin",
    drop_title: "Drop an accounting export",
    drop_sentence: "FEC, CSV, cells of a spreadsheet: the file is recognised, nothing is recorded before your yes.",
    example: "Try an example",
    example_more: "A joinery workshop, two years of invoices. Ten minutes to see it all.",
    example_working: |done| format!("The example is opening, {done}%"),
    by_hand: "Begin by hand",
    by_hand_more: "A first invoice, a first customer.",
    promise: "No invoice leaves this browser.",
    promise_means: "There is no server, no account, no analytics. The page forbids itself any other connection.",
    check: "Check it",
    check_network: "Switch the network off: everything goes on working.",
    check_tools: "Open the browser’s tools, Network tab: nothing leaves.",
    check_rule: "Read the page’s own rule:",
    data: "Your data live in this browser. Settings makes a copy of them, in a file of your own.",
    form_title: "A first invoice",
    customer: "Customer",
    number: "Number",
    amount: "Amount with tax, in euros",
    amount_help: "1,234.56",
    issued_on: "Date of issue",
    due_on: "Due date",
    record: "Record the invoice",
    missing: "An answer is missing here.",
    not_an_amount: "An amount, such as 1,234.56.",
    due_too_early: "The due date comes after the date of issue.",
};
