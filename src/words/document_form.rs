//! What the form of an invoice, a credit note or a deposit says, and the form of what a document says beside its amount.

use super::customers::{ENGLISH, FRENCH};

/// Its words.
pub struct DocumentForm {
    /// Title for a customer, by what is entered: invoice, credit note, deposit.
    pub titles: [fn(&str) -> String; 3],
    /// Title of the form of details, for a document.
    pub details_title: fn(&str) -> String,
    /// Field.
    pub currency: &'static str,
    /// How the amount is given, for who cannot see it.
    pub amount_by: &'static str,
    /// The two answers: with tax, tax by rate.
    pub amount_ways: [&'static str; 2],
    /// Field of a rate, in per cent.
    pub rate: fn(usize) -> String,
    /// Field of an amount without tax.
    pub base: fn(usize) -> String,
    /// Field of the tax.
    pub tax: fn(usize) -> String,
    /// Adds a rate.
    pub add_rate: &'static str,
    /// Takes a line away.
    pub remove: fn(usize) -> String,
    /// Without tax, tax, with tax.
    pub sums: fn(&str, &str, &str) -> String,
    /// What is wrong.
    pub rate_wrong: &'static str,
    /// When it falls due: the third answer, beside those by terms and on a day.
    pub due_in_parts: &'static str,
    /// Field of a day of several.
    pub part_day: fn(usize) -> String,
    /// Field of an amount of several.
    pub part_amount: fn(usize) -> String,
    /// Adds a due date.
    pub add_part: &'static str,
    /// Shares equally in so many parts.
    pub in_equal_parts: fn(i64) -> String,
    /// What is still to be shared, or too much.
    pub to_share: fn(&str) -> String,
    /// All is shared.
    pub shared: fn(i64) -> String,
    /// Field: what it is for.
    pub label: &'static str,
    /// Fields rarely needed, folded away.
    pub more: &'static str,
    /// Field.
    pub order_reference: &'static str,
    /// Field.
    pub buyer_reference: &'static str,
    /// Field.
    pub payment_reference: &'static str,
    /// Box.
    pub self_billed: &'static str,
    /// Box.
    pub title_retained: &'static str,
    /// Field.
    pub guarantee: &'static str,
    /// Field: the day of release of a retention.
    pub released_on: &'static str,
    /// Beneath, where the whole document is held back.
    pub released_help: &'static str,
    /// Box: a part is held back.
    pub held_back: &'static str,
    /// Field.
    pub held_percent: &'static str,
    /// Field: or by amount.
    pub held_amount: &'static str,
    /// Under it.
    pub held_amount_help: &'static str,
    /// What the law says of it.
    pub held_law: &'static str,
    /// How much is held back, until when.
    pub held_says: fn(&str, Option<&str>) -> String,
    /// Deposits to set off.
    pub deposits: &'static str,
    /// A deposit, what is left of it.
    pub deposit: fn(&str, &str) -> String,
    /// What is left to pay when deposits are set off.
    pub to_pay: fn(&str) -> String,
    /// Invoices that a credit note lowers.
    pub lowers: &'static str,
    /// Nothing of it yet: the credit stays open.
    pub lowers_none: &'static str,
    /// An invoice, what is open of it.
    pub lowered: fn(&str, &str) -> String,
    /// Field: how much of an invoice a credit note lowers.
    pub lowered_amount: fn(&str) -> String,
    /// The order it bills.
    pub bills: fn(&str) -> String,
    /// Enters it.
    pub enter: &'static str,
    /// Said once it is entered, by what it is.
    pub entered: [fn(&str) -> String; 3],
    /// Said once details are kept.
    pub detailed: fn(&str) -> String,
    /// Section of the sheet.
    pub section: &'static str,
    /// Opens the form of details.
    pub edit: &'static str,
    /// Lines: names the section of a sheet.
    pub lines: &'static str,
    /// Heads: label, quantity, without tax.
    pub line_heads: [&'static str; 3],
    /// The tax of a line.
    pub line_tax: fn(&str) -> String,
    /// What the lines come to.
    pub lines_total: &'static str,
    /// Lines that are not shown.
    pub more_lines: fn(i64) -> String,
    /// Their sum is not what the document states: sum, stated.
    pub lines_differ: fn(&str, &str) -> String,
    /// In the form: what they come to.
    pub lines_sum: fn(&str) -> String,
    /// In the form: opens them.
    pub lines_add: &'static str,
    /// Adds one.
    pub add_line: &'static str,
    /// Field.
    pub line_label: fn(usize) -> String,
    /// Field.
    pub line_quantity: fn(usize) -> String,
    /// Field.
    pub line_net: fn(usize) -> String,
    /// Opens the form of a credit note.
    pub credit: &'static str,
    /// On the sheet: without tax.
    pub net: &'static str,
    /// On the sheet: tax at a rate on a base.
    pub tax_at: fn(&str, &str) -> String,
    /// On the sheet: what it names.
    pub preceding: &'static str,
    /// On the sheet: as the document writes them.
    pub terms_text: &'static str,
    /// On the sheet.
    pub pay_to: &'static str,
    /// On the sheet: what is offered for paying early.
    pub discount: &'static str,
    /// So much per cent within so many days.
    pub discount_says: fn(&str, i64) -> String,
    /// On the sheet: what was deducted for deposits.
    pub yes: &'static str,
}

/// French.
pub const FR: DocumentForm = DocumentForm {
    titles: [
        |name| format!("Nouvelle facture pour {name}"),
        |name| format!("Nouvel avoir pour {name}"),
        |name| format!("Nouvelle facture d’acompte pour {name}"),
    ],
    details_title: |number| format!("Mentions de {number}"),
    currency: "Devise",
    amount_by: "Saisir le montant",
    amount_ways: ["TTC", "HT et TVA par taux"],
    rate: |n| if n == 1 { "Taux de TVA (%)".to_owned() } else { format!("Taux de TVA {n} (%)") },
    base: |n| if n == 1 { "Montant HT".to_owned() } else { format!("Montant HT {n}") },
    tax: |n| if n == 1 { "TVA".to_owned() } else { format!("TVA {n}") },
    add_rate: "Ajouter un taux",
    remove: |n| format!("Retirer la ligne {n}"),
    sums: |net, tax, total| format!("{net} HT, {tax} de TVA, {total} TTC."),
    rate_wrong: "Un taux comme 5,5 est attendu.",
    due_in_parts: "En plusieurs fois",
    part_day: |n| format!("Échéance {n}"),
    part_amount: |n| format!("Montant {n}"),
    add_part: "Ajouter une échéance",
    in_equal_parts: |n| format!("En {n} parts égales"),
    to_share: |amount| format!("Il reste {amount} à répartir."),
    shared: |n| format!("{}, qui font le tout.", FRENCH.count(n, "échéance", "échéances")),
    label: "Objet",
    more: "Références, garanties, autofacturation",
    order_reference: "Commande du client",
    buyer_reference: "Référence de l’acheteur",
    payment_reference: "À rappeler au paiement",
    self_billed: "Autofacturation\u{202f}: écrite par le client en notre nom",
    title_retained: "Réserve de propriété\u{202f}: les biens restent à nous jusqu’au paiement",
    guarantee: "Garantie ou caution",
    released_on: "Retenue libérée le",
    released_help: "Si le tout est une retenue de garantie\u{202f}: jamais relancée avant, due ce jour-là.",
    held_back: "Le client garde une part en garantie",
    held_percent: "Part gardée (%)",
    held_amount: "Ou montant gardé",
    held_amount_help: "Un montant passe avant le pourcentage.",
    held_law: "Travaux\u{202f}: 5\u{202f}% au plus, libérés un an après la réception (loi 71-584 du 16 juillet 1971, non vérifié).",
    held_says: |amount, day| match day {
        Some(day) => format!("{amount} sont gardés jusqu’au {day}, et jamais relancés avant."),
        None => format!("{amount} sont gardés, et jamais relancés tant qu’aucune date de libération n’est connue."),
    },
    deposits: "Acomptes déjà facturés, à déduire",
    deposit: |number, left| format!("{number}, {left}"),
    to_pay: |amount| format!("Reste à payer sur cette facture\u{202f}: {amount}."),
    lowers: "Factures que cet avoir diminue",
    lowers_none: "Aucune\u{202f}: l’avoir reste ouvert au crédit du client.",
    lowered: |number, open| format!("{number}, {open} ouverts"),
    lowered_amount: |number| format!("Part de {number}"),
    bills: |order| format!("Facture la commande {order}."),
    enter: "Enregistrer",
    entered: [
        |number| format!("Facture {number} enregistrée."),
        |number| format!("Avoir {number} enregistré."),
        |number| format!("Facture d’acompte {number} enregistrée."),
    ],
    detailed: |number| format!("Mentions de {number} enregistrées."),
    section: "Mentions",
    edit: "Modifier les mentions",
    lines: "Lignes",
    line_heads: ["Désignation", "Quantité", "HT"],
    line_tax: |rate| format!("TVA {rate}"),
    lines_total: "Total HT des lignes",
    more_lines: |n| format!("et {}", FRENCH.count(n, "autre ligne", "autres lignes")),
    lines_differ: |sum, stated| format!("Les lignes font {sum} HT, la pièce {stated}."),
    lines_sum: |sum| format!("Les lignes font {sum} HT."),
    lines_add: "Lignes, si vous les voulez",
    add_line: "Ajouter une ligne",
    line_label: |place| format!("Désignation, ligne {place}"),
    line_quantity: |place| format!("Quantité, ligne {place}"),
    line_net: |place| format!("HT, ligne {place}"),
    credit: "Faire un avoir",
    net: "Montant HT",
    tax_at: |rate, base| format!("TVA {rate} sur {base}"),
    preceding: "Se rapporte à",
    terms_text: "Conditions écrites",
    pay_to: "À payer sur",
    discount: "Escompte",
    discount_says: |rate, days| format!("{rate} à {}", FRENCH.count(days, "jour", "jours")),
    yes: "oui",
};

/// English.
pub const EN: DocumentForm = DocumentForm {
    titles: [
        |name| format!("New invoice for {name}"),
        |name| format!("New credit note for {name}"),
        |name| format!("New deposit invoice for {name}"),
    ],
    details_title: |number| format!("Details of {number}"),
    currency: "Currency",
    amount_by: "Enter the amount",
    amount_ways: ["Tax included", "Without tax, tax by rate"],
    rate: |n| if n == 1 { "Tax rate (%)".to_owned() } else { format!("Tax rate {n} (%)") },
    base: |n| if n == 1 { "Amount without tax".to_owned() } else { format!("Amount without tax {n}") },
    tax: |n| if n == 1 { "Tax".to_owned() } else { format!("Tax {n}") },
    add_rate: "Add a rate",
    remove: |n| format!("Remove line {n}"),
    sums: |net, tax, total| format!("{net} without tax, {tax} tax, {total} with tax."),
    rate_wrong: "A rate such as 5.5 is expected.",
    due_in_parts: "In several parts",
    part_day: |n| format!("Due date {n}"),
    part_amount: |n| format!("Amount {n}"),
    add_part: "Add a due date",
    in_equal_parts: |n| format!("In {n} equal parts"),
    to_share: |amount| format!("{amount} is still to be shared."),
    shared: |n| format!("{}, which make the whole.", ENGLISH.count(n, "due date", "due dates")),
    label: "Subject",
    more: "References, securities, self-billing",
    order_reference: "Customer’s order",
    buyer_reference: "Buyer reference",
    payment_reference: "To be quoted when paying",
    self_billed: "Self-billed: written by the customer in our name",
    title_retained: "Retention of title: the goods stay ours until paid",
    guarantee: "Guarantee or bond",
    released_on: "Retention released on",
    released_help: "Where the whole is a retention: never chased before, due on that day.",
    held_back: "The customer holds a part back as a guarantee",
    held_percent: "Part held back (%)",
    held_amount: "Or amount held back",
    held_amount_help: "An amount goes before the per cent.",
    held_law: "Works, France: at most 5%, released one year after acceptance (law 71-584 of 16 July 1971, not verified).",
    held_says: |amount, day| match day {
        Some(day) => format!("{amount} is held back until {day}, and never chased before."),
        None => format!("{amount} is held back, and never chased while no day of release is known."),
    },
    deposits: "Deposits invoiced already, to be set off",
    deposit: |number, left| format!("{number}, {left}"),
    to_pay: |amount| format!("Left to pay on this invoice: {amount}."),
    lowers: "Invoices that this credit note lowers",
    lowers_none: "None: the credit stays open for the customer.",
    lowered: |number, open| format!("{number}, {open} open"),
    lowered_amount: |number| format!("Part of {number}"),
    bills: |order| format!("Bills the order {order}."),
    enter: "Enter",
    entered: [
        |number| format!("Invoice {number} entered."),
        |number| format!("Credit note {number} entered."),
        |number| format!("Deposit invoice {number} entered."),
    ],
    detailed: |number| format!("Details of {number} kept."),
    section: "Details",
    edit: "Change the details",
    lines: "Lines",
    line_heads: ["Description", "Quantity", "Without tax"],
    line_tax: |rate| format!("tax {rate}"),
    lines_total: "Lines without tax",
    more_lines: |n| format!("and {}", ENGLISH.count(n, "other line", "other lines")),
    lines_differ: |sum, stated| format!("The lines come to {sum} without tax, the document to {stated}."),
    lines_sum: |sum| format!("The lines come to {sum} without tax."),
    lines_add: "Lines, if you want them",
    add_line: "Add a line",
    line_label: |place| format!("Description, line {place}"),
    line_quantity: |place| format!("Quantity, line {place}"),
    line_net: |place| format!("Without tax, line {place}"),
    credit: "Credit note",
    net: "Without tax",
    tax_at: |rate, base| format!("Tax {rate} on {base}"),
    preceding: "Relates to",
    terms_text: "Terms as written",
    pay_to: "To be paid to",
    discount: "Discount",
    discount_says: |rate, days| format!("{rate} within {}", ENGLISH.count(days, "day", "days")),
    yes: "yes",
};
