//! What stands around every page: navigation, top bar, palette, keys, undo, language, scheme, storage; and the few words that every part shares.

/// The words of the frame.
pub struct Frame {
    /// Jumps over the navigation.
    pub skip: &'static str,
    /// Names the navigation for who cannot see it.
    pub pages: &'static str,
    /// Where one is sent.
    pub nav: Nav,
    /// The bar above every page.
    pub top: Top,
    /// Search and commands.
    pub palette: Palette,
    /// What each action is called: in the palette, in the help and in tool tips.
    pub actions: Actions,
    /// The sheet of keys and the help page.
    pub help: Help,
    /// Where the books are kept, and how that goes.
    pub storage: Storage,
    /// A newer build of the page.
    pub newer_build: NewerBuild,
    /// Shared by the parts.
    pub parts: Parts,
    /// A page whose code has not arrived.
    pub later: Later,
    /// An address that names no page.
    pub not_found: NotFound,
}

/// The names of the pages.
pub struct Nav {
    /// What to do now.
    pub today: &'static str,
    /// Where the money stands.
    pub overview: &'static str,
    /// The same, where there is little room.
    pub overview_short: &'static str,
    /// Documents.
    pub invoices: &'static str,
    /// Who owes.
    pub customers: &'static str,
    /// What if.
    pub simulate: &'static str,
    /// What is given to the accountant.
    pub reports: &'static str,
    /// The page of what must be invoiced.
    pub to_invoice: &'static str,
    /// Who is chased how.
    pub scenarios: &'static str,
    /// The page of bank lines.
    pub bank: &'static str,
    /// A letter about to leave.
    pub letter: &'static str,
    /// A call to make.
    pub call: &'static str,
    /// Files in.
    pub import: &'static str,
    /// Own company, policy, backup.
    pub settings: &'static str,
    /// Page.
    pub clauses: &'static str,
    /// Page.
    pub debits: &'static str,
    /// Keys, and what the tool cannot do.
    pub help: &'static str,
    /// The first visit.
    pub welcome: &'static str,
    /// The rest, where there is room for five.
    pub more: &'static str,
    /// The number beside a page, said aloud.
    pub waiting: fn(i64) -> String,
}

/// The bar above every page.
pub struct Top {
    /// Before the date.
    pub as_of: &'static str,
    /// Says what the date's button does.
    pub change_date: &'static str,
    /// Names the field of the date.
    pub date_label: &'static str,
    /// Back to the present day.
    pub back_to_today: &'static str,
    /// While the date is not today; takes the date in full.
    pub time_band: fn(&str) -> String,
    /// In the field that opens the palette.
    pub find: &'static str,
    /// The same on a button.
    pub find_short: &'static str,
    /// Takes back the last thing done.
    pub undo: &'static str,
    /// The same, saying what.
    pub undo_what: fn(&str) -> String,
    /// Nothing was done yet.
    pub undo_nothing: &'static str,
    /// Changes the language; takes its own name.
    pub change_language: fn(&str) -> String,
    /// Changes the scheme; takes the name of the scheme in force.
    pub change_scheme: fn(&str) -> String,
    /// As the system is set.
    pub scheme_auto: &'static str,
    /// Light.
    pub scheme_light: &'static str,
    /// Dark.
    pub scheme_dark: &'static str,
}

/// Search and commands.
pub struct Palette {
    /// Its name.
    pub title: &'static str,
    /// Names the field.
    pub ask: &'static str,
    /// Names the list.
    pub found: &'static str,
    /// A group: pages.
    pub pages: &'static str,
    /// A group: actions.
    pub actions: &'static str,
    /// A group: customers.
    pub customers: &'static str,
    /// A group: invoices.
    pub invoices: &'static str,
    /// Nothing answers; takes what was typed.
    pub nothing: fn(&str) -> String,
    /// How many answer, said aloud.
    pub count: fn(i64) -> String,
    /// What the arrows do.
    pub choose: &'static str,
    /// What Enter does.
    pub open: &'static str,
}

/// What each action is called.
pub struct Actions {
    /// Opens the palette.
    pub open_palette: &'static str,
    /// Goes to the page's own search field.
    pub search: &'static str,
    /// Takes back the last thing done.
    pub undo: &'static str,
    /// Shows the keys.
    pub keys: &'static str,
    /// Closes, or goes back one step.
    pub back: &'static str,
    /// Goes to a page.
    pub go_today: &'static str,
    /// Goes to a page.
    pub go_overview: &'static str,
    /// Goes to a page.
    pub go_invoices: &'static str,
    /// Goes to a page.
    pub go_customers: &'static str,
    /// Goes to a page.
    pub go_simulate: &'static str,
    /// Goes to a page.
    pub go_reports: &'static str,
    /// See its name.
    pub go_to_invoice: &'static str,
    /// Goes there.
    pub go_scenarios: &'static str,
    /// Goes there.
    pub go_bank: &'static str,
    /// Takes what is proposed for a line.
    pub accept_line: &'static str,
    /// Refuses it.
    pub reject_line: &'static str,
    /// Turns to another reading of a line.
    pub next_reading: &'static str,
    /// Chooses documents by hand.
    pub by_hand: &'static str,
    /// Takes all that is sure.
    pub take_sure: &'static str,
    /// Goes to a page.
    pub go_import: &'static str,
    /// Goes to a page.
    pub go_settings: &'static str,
    /// One row down.
    pub next_row: &'static str,
    /// One row up.
    pub previous_row: &'static str,
    /// The first row.
    pub first_row: &'static str,
    /// The last row.
    pub last_row: &'static str,
    /// One screen down.
    pub page_down: &'static str,
    /// One screen up.
    pub page_up: &'static str,
    /// Opens the row.
    pub open_row: &'static str,
    /// Ticks the row.
    pub tick_row: &'static str,
    /// Marks a reminder as sent.
    pub mark_sent: &'static str,
    /// Shows its letter, or prints it.
    pub print_letter: &'static str,
    /// Copies its words.
    pub copy_words: &'static str,
    /// Makes a mail draft of it.
    pub mail_draft: &'static str,
    /// Leaves its step out.
    pub skip_step: &'static str,
}

/// The sheet of keys and the help page.
pub struct Help {
    /// The title of the sheet.
    pub keys_title: &'static str,
    /// Keys that work everywhere.
    pub everywhere: &'static str,
    /// Keys that work in a list.
    pub in_list: &'static str,
    /// Keys that work on the open reminder.
    pub in_reminder: &'static str,
    /// On the page of bank lines.
    pub in_bank: &'static str,
    /// Between two keys of which either will do.
    pub or: &'static str,
    /// Between two keys pressed one after the other.
    pub then: &'static str,
    /// A switch: single letters act.
    pub single_keys: &'static str,
    /// What the switch means.
    pub single_keys_help: &'static str,
    /// The title of what is missing.
    pub cannot_title: &'static str,
    /// What the tool cannot do yet, one sentence each.
    pub cannot: &'static [&'static str],
    /// Leads to the licences of what it is made of.
    pub licences: &'static str,
    /// The names of keys that bear a word.
    pub key_names: KeyNames,
}

/// The names of keys that bear a word.
pub struct KeyNames {
    /// Control.
    pub control: &'static str,
    /// Enter.
    pub enter: &'static str,
    /// Escape.
    pub escape: &'static str,
    /// The space bar.
    pub space: &'static str,
    /// Home.
    pub home: &'static str,
    /// End.
    pub end: &'static str,
    /// Page up.
    pub page_up: &'static str,
    /// Page down.
    pub page_down: &'static str,
}

/// Where the books are kept, and how that goes.
pub struct Storage {
    /// Opening the books.
    pub opening: &'static str,
    /// Everything is kept.
    pub kept: &'static str,
    /// Being written.
    pub writing: &'static str,
    /// The browser may throw the data away when it lacks room.
    pub not_durable: &'static str,
    /// Another tab writes.
    pub follower: &'static str,
    /// No room on the disk.
    pub full: &'static str,
    /// Could not be written.
    pub failed: &'static str,
    /// The books of a newer version.
    pub newer: &'static str,
    /// No storage at all, as in some private windows.
    pub none: &'static str,
    /// The browser threw away what was there.
    pub cleared: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// When a backup was last taken, if ever.
    pub backed_up: fn(Option<&str>) -> String,
}

/// A newer build of the page.
pub struct NewerBuild {
    /// It waits.
    pub ready: &'static str,
    /// Takes it.
    pub take: &'static str,
}

/// Shared by the parts.
pub struct Parts {
    /// Closes.
    pub close: &'static str,
    /// Closes the side sheet.
    pub close_sheet: &'static str,
    /// Stops long work.
    pub stop: &'static str,
    /// Leaves a question without doing anything.
    pub cancel: &'static str,
    /// The tool tip of a computed figure.
    pub why: &'static str,
    /// Names the explanation; takes the figure.
    pub why_of: fn(&str) -> String,
    /// After days, for who cannot see the pips.
    pub late: &'static str,
    /// Further actions.
    pub more: &'static str,
    /// Chooses a file.
    pub choose_file: &'static str,
    /// Opens the dialog of folders.
    pub choose_folder: &'static str,
    /// While files hang over the page; takes how many.
    pub release: fn(i64) -> String,
    /// Takes back what the line says.
    pub undo: &'static str,
    /// Opens the table behind a chart.
    pub figures: &'static str,
    /// Takes a filter away; takes its name.
    pub remove_filter: fn(&str) -> String,
    /// The place in a list, said aloud: row and rows.
    pub row_of: fn(i64, i64) -> String,
    /// A list with nothing in it.
    pub no_rows: &'static str,
    /// Before a total.
    pub total: &'static str,
}

/// A page whose code has not arrived.
pub struct Later {
    /// What happened, what is safe and what to do.
    pub missed: &'static str,
    /// Tries again.
    pub try_again: &'static str,
}

/// An address that names no page.
pub struct NotFound {
    /// The title.
    pub title: &'static str,
    /// What happened.
    pub sentence: &'static str,
    /// The way on.
    pub go_today: &'static str,
}

/// French.
pub const FR: Frame = Frame {
    skip: "Aller au contenu",
    pages: "Pages",
    nav: Nav {
        today: "Aujourd’hui",
        overview: "Tableau de bord",
        overview_short: "Tableau",
        invoices: "Factures",
        customers: "Clients",
        simulate: "Simuler",
        reports: "Rapports",
        to_invoice: "À facturer",
        scenarios: "Relances",
        bank: "Encaissements",
        letter: "Lettre",
        call: "Appel",
        import: "Importer",
        settings: "Réglages",
        clauses: "Clauses et mentions",
        debits: "Prélèvements",
        help: "Aide",
        welcome: "Bienvenue",
        more: "Plus",
        waiting: |count| if count < 2 { ", une ligne en attente".to_owned() } else { format!(", {count} lignes en attente") },
    },
    top: Top {
        as_of: "Situation au",
        change_date: ", changer de date",
        date_label: "Voir la situation au",
        back_to_today: "Revenir à aujourd’hui",
        time_band: |date| format!("Vous regardez le {date}. Rien ne peut être saisi à cette date."),
        find: "Client, facture, montant, commande",
        find_short: "Chercher",
        undo: "Annuler",
        undo_what: |what| format!("Annuler\u{202f}: {what} (Ctrl Z)"),
        undo_nothing: "Rien à annuler",
        change_language: |language| format!(", {language}, changer de langue"),
        change_scheme: |scheme| format!("Clair ou sombre\u{202f}: {scheme}"),
        scheme_auto: "comme le système",
        scheme_light: "clair",
        scheme_dark: "sombre",
    },
    palette: Palette {
        title: "Chercher ou commander",
        ask: "Client, facture, montant ou commande",
        found: "Résultats",
        pages: "Pages",
        actions: "Gestes",
        customers: "Clients",
        invoices: "Factures",
        nothing: |typed| format!("Rien ne répond à «\u{202f}{typed}\u{202f}». Essayez un nom, un numéro ou un montant."),
        count: |count| match count {
            0 => "Aucun résultat".to_owned(),
            1 => "Un résultat".to_owned(),
            many => format!("{many} résultats"),
        },
        choose: "choisir",
        open: "ouvrir",
    },
    actions: Actions {
        open_palette: "Chercher ou commander",
        search: "Chercher dans la page",
        undo: "Annuler le dernier geste",
        keys: "Montrer les touches",
        back: "Fermer, revenir en arrière",
        go_today: "Aller à Aujourd’hui",
        go_overview: "Aller au tableau de bord",
        go_invoices: "Aller aux factures",
        go_customers: "Aller aux clients",
        go_simulate: "Simuler",
        go_reports: "Aller aux rapports",
        go_to_invoice: "Aller à la page À facturer",
        go_scenarios: "Aller aux scénarios de relance",
        go_bank: "Aller aux Encaissements",
        accept_line: "Accepter la proposition",
        reject_line: "Écarter la proposition",
        next_reading: "Proposition suivante",
        by_hand: "Choisir les factures à la main",
        take_sure: "Prendre toutes les lignes sûres",
        go_import: "Importer un fichier",
        go_settings: "Aller aux réglages",
        next_row: "Ligne suivante",
        previous_row: "Ligne précédente",
        first_row: "Première ligne",
        last_row: "Dernière ligne",
        page_down: "Un écran plus bas",
        page_up: "Un écran plus haut",
        open_row: "Ouvrir",
        tick_row: "Cocher",
        mark_sent: "Marquer envoyé",
        print_letter: "Voir puis imprimer la lettre",
        copy_words: "Copier le texte",
        mail_draft: "Brouillon de courriel",
        skip_step: "Passer l’étape",
    },
    help: Help {
        keys_title: "Touches",
        everywhere: "Partout",
        in_list: "Dans une liste",
        in_reminder: "Dans une relance ouverte",
        in_bank: "Sur une ligne de banque",
        or: "ou",
        then: "puis",
        single_keys: "Les lettres seules agissent",
        single_keys_help: "À couper si vous dictez au clavier ou tapez par erreur. Ctrl et les flèches restent.",
        cannot_title: "Ce qu’Échéance ne sait pas encore faire",
        cannot: &[
            "Tenir un scénario de relance par client, avec ses étapes.",
            "Comparer les voies de recouvrement et monter un dossier de preuves.",
            "Simuler un escompte, un plafond ou une trésorerie sous tension.",
            "Envoyer un courriel à votre place\u{202f}: aucune page ne parle à un serveur.",
        ],
        licences: "Licences",
        key_names: KeyNames {
            control: "Ctrl",
            enter: "Entrée",
            escape: "Échap",
            space: "Espace",
            home: "Début",
            end: "Fin",
            page_up: "Page préc.",
            page_down: "Page suiv.",
        },
    },
    storage: Storage {
        opening: "Ouverture de vos données…",
        kept: "Tout est enregistré dans ce navigateur",
        writing: "Enregistrement…",
        not_durable: "Ce navigateur peut effacer ces données s’il manque de place. Gardez une copie.",
        follower: "Un autre onglet tient les comptes. Celui-ci suit et ne saisit pas.",
        full: "Le disque est plein\u{202f}: la dernière saisie n’est pas enregistrée. Libérez de la place, puis réessayez.",
        failed: "L’enregistrement a échoué. Rien d’enregistré n’est perdu\u{202f}; la dernière saisie est à refaire.",
        newer: "Ces données viennent d’une version plus récente. Rechargez la page pour la prendre.",
        none: "Ce navigateur n’enregistre rien ici\u{202f}: tout sera oublié à la fermeture. Gardez une copie.",
        cleared: "Ce navigateur a effacé des données d’Échéance. Restaurez votre dernière sauvegarde dans Réglages.",
        retry: "Réessayer",
        backed_up: |day| day.map_or_else(|| "Pas encore sauvegardé".to_owned(), |day| format!("Sauvegardé le {day}")),
    },
    newer_build: NewerBuild {
        ready: "Une version plus récente d’Échéance est prête. Elle se prend en rechargeant la page, quand vous aurez fini votre saisie\u{202f}; vos données restent.",
        take: "La prendre",
    },
    parts: Parts {
        close: "Fermer",
        close_sheet: "Fermer la feuille (Échap)",
        stop: "Arrêter",
        cancel: "Ne rien faire",
        why: "Pourquoi ce chiffre\u{202f}?",
        why_of: |figure| format!("Pourquoi {figure}"),
        late: " de retard",
        more: "Autres gestes",
        choose_file: "Choisir un fichier",
        choose_folder: "Un dossier entier",
        release: |count| {
            if count < 2 { "Lâchez pour lire ce fichier".to_owned() } else { format!("Lâchez pour lire ces {count} fichiers") }
        },
        undo: "Annuler",
        figures: "Voir les chiffres",
        remove_filter: |name| format!("Retirer le filtre {name}"),
        row_of: |row, rows| format!("ligne {row} sur {rows}"),
        no_rows: "Aucune ligne",
        total: "Total",
    },
    later: Later {
        missed: "Cette page n’est pas arrivée jusqu’ici\u{202f}: le réseau manque, ou une version plus récente a pris sa place. Vos données sont intactes. Si réessayer ne suffit pas, rechargez la page.",
        try_again: "Réessayer",
    },
    not_found: NotFound {
        title: "Page introuvable",
        sentence: "Cette adresse ne mène à aucune page. Vos données sont intactes.",
        go_today: "Aller à Aujourd’hui",
    },
};

/// English.
pub const EN: Frame = Frame {
    skip: "Skip to content",
    pages: "Pages",
    nav: Nav {
        today: "Today",
        overview: "Overview",
        overview_short: "Overview",
        invoices: "Invoices",
        customers: "Customers",
        simulate: "Simulate",
        reports: "Reports",
        to_invoice: "To invoice",
        scenarios: "Scenarios",
        bank: "Receipts",
        letter: "Letter",
        call: "Call",
        import: "Import",
        settings: "Settings",
        clauses: "Payment clauses",
        debits: "Direct debits",
        help: "Help",
        welcome: "Welcome",
        more: "More",
        waiting: |count| if count == 1 { ", one line waiting".to_owned() } else { format!(", {count} lines waiting") },
    },
    top: Top {
        as_of: "Position at",
        change_date: ", change the date",
        date_label: "Show the position at",
        back_to_today: "Back to today",
        time_band: |date| format!("You are looking at {date}. Nothing can be entered at this date."),
        find: "Customer, invoice, amount, command",
        find_short: "Find",
        undo: "Undo",
        undo_what: |what| format!("Undo: {what} (Ctrl Z)"),
        undo_nothing: "Nothing to undo",
        change_language: |language| format!(", {language}, change the language"),
        change_scheme: |scheme| format!("Light or dark: {scheme}"),
        scheme_auto: "as the system is set",
        scheme_light: "light",
        scheme_dark: "dark",
    },
    palette: Palette {
        title: "Find or command",
        ask: "Customer, invoice, amount or command",
        found: "Results",
        pages: "Pages",
        actions: "Actions",
        customers: "Customers",
        invoices: "Invoices",
        nothing: |typed| format!("Nothing answers “{typed}”. Try a name, a number or an amount."),
        count: |count| match count {
            0 => "No result".to_owned(),
            1 => "One result".to_owned(),
            many => format!("{many} results"),
        },
        choose: "choose",
        open: "open",
    },
    actions: Actions {
        open_palette: "Find or command",
        search: "Search in the page",
        undo: "Undo the last action",
        keys: "Show the keys",
        back: "Close, go back one step",
        go_today: "Go to Today",
        go_overview: "Go to the overview",
        go_invoices: "Go to the invoices",
        go_customers: "Go to the customers",
        go_simulate: "Simulate",
        go_reports: "Go to the reports",
        go_to_invoice: "Go to what is to be invoiced",
        go_scenarios: "Go to the scenarios",
        go_bank: "Go to Receipts",
        accept_line: "Accept the proposal",
        reject_line: "Put the proposal aside",
        next_reading: "Next proposal",
        by_hand: "Choose the invoices by hand",
        take_sure: "Take all sure lines",
        go_import: "Import a file",
        go_settings: "Go to the settings",
        next_row: "Next row",
        previous_row: "Previous row",
        first_row: "First row",
        last_row: "Last row",
        page_down: "One screen down",
        page_up: "One screen up",
        open_row: "Open",
        tick_row: "Tick",
        mark_sent: "Mark as sent",
        print_letter: "See, then print the letter",
        copy_words: "Copy the words",
        mail_draft: "Mail draft",
        skip_step: "Leave the step out",
    },
    help: Help {
        keys_title: "Keys",
        everywhere: "Everywhere",
        in_list: "In a list",
        in_reminder: "In an open reminder",
        in_bank: "On a bank line",
        or: "or",
        then: "then",
        single_keys: "Single letters act",
        single_keys_help: "Switch off if you dictate or often press keys by mistake. Ctrl and the arrows stay.",
        cannot_title: "What Échéance cannot do yet",
        cannot: &[
            "Keep a dunning scenario by customer, with its steps.",
            "Compare the routes of recovery and put an evidence file together.",
            "Simulate a discount, a limit or cash under stress.",
            "Send a mail in your place: no page speaks to a server.",
        ],
        licences: "Licences",
        key_names: KeyNames {
            control: "Ctrl",
            enter: "Enter",
            escape: "Esc",
            space: "Space",
            home: "Home",
            end: "End",
            page_up: "Page up",
            page_down: "Page down",
        },
    },
    storage: Storage {
        opening: "Opening your data…",
        kept: "All is kept in this browser",
        writing: "Saving…",
        not_durable: "This browser may erase these data when it lacks room. Keep a copy.",
        follower: "Another tab keeps the books. This one follows and takes no entries.",
        full: "The disk is full: the last entry is not saved. Make room, then try again.",
        failed: "Saving failed. Nothing that was saved is lost; the last entry is to be made again.",
        newer: "These data come from a newer version. Reload the page to get it.",
        none: "This browser keeps nothing here: all will be forgotten when it closes. Keep a copy.",
        cleared: "This browser erased data of Échéance. Restore your last backup in Settings.",
        retry: "Try again",
        backed_up: |day| day.map_or_else(|| "Not backed up yet".to_owned(), |day| format!("Backed up on {day}")),
    },
    newer_build: NewerBuild {
        ready: "A newer version of Échéance is ready. It is taken by reloading the page, once you have finished what you are entering; your data stay.",
        take: "Take it",
    },
    parts: Parts {
        close: "Close",
        close_sheet: "Close the sheet (Esc)",
        stop: "Stop",
        cancel: "Do nothing",
        why: "Why this figure?",
        why_of: |figure| format!("Why {figure}"),
        late: " late",
        more: "More actions",
        choose_file: "Choose a file",
        choose_folder: "A whole folder",
        release: |count| if count == 1 { "Release to read this file".to_owned() } else { format!("Release to read these {count} files") },
        undo: "Undo",
        figures: "Show the figures",
        remove_filter: |name| format!("Remove the filter {name}"),
        row_of: |row, rows| format!("row {row} of {rows}"),
        no_rows: "No rows",
        total: "Total",
    },
    later: Later {
        missed: "This page has not arrived: there is no network, or a newer version has taken its place. Your data are intact. If trying again is not enough, reload the page.",
        try_again: "Try again",
    },
    not_found: NotFound {
        title: "No such page",
        sentence: "This address leads to no page. Your data are intact.",
        go_today: "Go to Today",
    },
};
