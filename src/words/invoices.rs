//! What the page of documents says.

use super::format::Format;
use super::language::Language;
use crate::insight::ProposalReason;
use crate::ledger::{AllocationBasis, Channel, DueBasis, ItemKind, Tone};

const F: Format = Format::new(Language::Fr);
const E: Format = Format::new(Language::En);

/// Its words.
pub struct Invoices {
    /// How many are open, and their sum.
    pub open_answer: fn(i64, &str) -> String,
    /// After it: how many of them are late; the sum follows.
    pub late_answer: fn(i64) -> String,
    /// After it: none is late.
    pub none_late: &'static str,
    /// Nothing is open.
    pub nothing_open: &'static str,
    /// How many payments have something left to allocate, and how much.
    pub unapplied_answer: fn(i64, &str) -> String,
    /// Names the toolbar.
    pub tools: &'static str,
    /// Names the choice of which documents.
    pub which: &'static str,
    /// With something open.
    pub show_open: &'static str,
    /// With something late.
    pub show_overdue: &'static str,
    /// Settled ones too.
    pub show_all: &'static str,
    /// Money received.
    pub show_money: &'static str,
    /// In the field of words to look for.
    pub find: &'static str,
    /// A filter by customer in force.
    pub of_customer: fn(&str) -> String,
    /// Names the choice of groups.
    pub group_by: &'static str,
    /// No groups.
    pub group_none: &'static str,
    /// By customer.
    pub group_customer: &'static str,
    /// By age.
    pub group_age: &'static str,
    /// By month of the due date.
    pub group_month: &'static str,
    /// A group of what has no due date.
    pub no_due_date: &'static str,
    /// Chooses columns.
    pub columns: &'static str,
    /// The steps of lateness, from not due to the oldest.
    pub ages: [&'static str; 5],
    /// Open credit notes, as a group.
    pub credits: &'static str,
    /// Money without a use, as a group.
    pub unapplied: &'static str,
    /// Heads of the columns.
    pub heads: Heads,
    /// What the rows are; takes the day.
    pub caption: fn(&str) -> String,
    /// How many documents, in a group or a total.
    pub documents: fn(i64) -> String,
    /// A group and how many it holds.
    pub group: fn(&str, i64) -> String,
    /// What an item is.
    pub kind: fn(ItemKind) -> &'static str,
    /// Who an item is, where it has no number: what it is and its day.
    pub undated_name: fn(&str, &str) -> String,
    /// States of a row.
    pub states: States,
    /// No document at all.
    pub empty_title: &'static str,
    /// What to do then.
    pub empty: &'static str,
    /// The button then.
    pub empty_act: &'static str,
    /// The filter lets nothing through.
    pub none_fits: &'static str,
    /// Takes all filters away.
    pub all_filters_off: &'static str,
    /// The sheet of one.
    pub sheet: Sheet,
    /// The form of a payment.
    pub payment: PaymentForm,
    /// The form of a due date.
    pub due: DueForm,
    /// What was done, above the sheet.
    pub done: Done,
}

/// Heads of the columns.
pub struct Heads {
    /// Number of a document.
    pub number: &'static str,
    /// Reference of a payment.
    pub reference: &'static str,
    /// Who owes.
    pub customer: &'static str,
    /// Date of a document.
    pub issued: &'static str,
    /// Date of money.
    pub received: &'static str,
    /// Due date.
    pub due: &'static str,
    /// Days late.
    pub late: &'static str,
    /// In words.
    pub state: &'static str,
    /// The whole.
    pub amount: &'static str,
    /// What is open.
    pub open: &'static str,
    /// What is left to allocate.
    pub rest: &'static str,
}

/// States of a row.
pub struct States {
    /// Nothing is open.
    pub settled: &'static str,
    /// A payment could be for it.
    pub proposed: &'static str,
    /// The due date was not confirmed.
    pub assumed: &'static str,
    /// Kept back until release.
    pub retention: &'static str,
    /// Money that settles nothing yet.
    pub unapplied: &'static str,
}

/// The sheet of one document or payment.
pub struct Sheet {
    /// Date of a document, after its customer.
    pub issued: fn(&str) -> String,
    /// Date of money.
    pub received: fn(&str) -> String,
    /// Its line in the file it came from.
    pub line: fn(&str) -> String,
    /// When it fell or falls due.
    pub due: fn(&str, bool) -> String,
    /// How sure the due date is; empty where it was stated.
    pub due_basis: fn(DueBasis) -> &'static str,
    /// The whole with tax.
    pub total: &'static str,
    /// What was settled.
    pub settled: &'static str,
    /// What is left.
    pub open: &'static str,
    /// What was received.
    pub received_sum: &'static str,
    /// What of it is allocated.
    pub allocated: &'static str,
    /// What of it is not.
    pub rest: &'static str,
    /// Its due dates.
    pub parts: &'static str,
    /// What settled it.
    pub settled_by: &'static str,
    /// What it settles.
    pub settles: &'static str,
    /// Who said so.
    pub basis: fn(AllocationBasis) -> &'static str,
    /// Takes an allocation away; takes what it was to.
    pub detach: &'static str,
    /// Matches that are proposed.
    pub proposals: &'static str,
    /// Why one is.
    pub reason: fn(ProposalReason) -> &'static str,
    /// Not done yet.
    pub proposed: &'static str,
    /// Does it.
    pub allocate: &'static str,
    /// Documents it could settle.
    pub could_settle: &'static str,
    /// None of them is open.
    pub nothing_to_settle: &'static str,
    /// Interest to a day.
    pub interest: fn(&str) -> String,
    /// Of one due date of several: place, of how many, day.
    pub part: fn(usize, usize, &str) -> String,
    /// How it is worked out.
    pub formula: &'static str,
    /// Period, base, days, rate, interest.
    pub heads: [&'static str; 5],
    /// Days with one rate.
    pub period: fn(&str, &str) -> String,
    /// Beneath.
    pub sum: &'static str,
    /// The fixed sum and what a day more costs.
    pub also: fn(&str) -> String,
    /// What a day more costs.
    pub per_day: fn(&str) -> String,
    /// No VAT, no reminder needed.
    pub neither: &'static str,
    /// How the rate comes about: the central bank's rates, points.
    pub rate: fn(&str, u8) -> String,
    /// Copies the working.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// Asks who the customer is to the law.
    pub who_is: &'static str,
    /// Answers: business, consumer, public body.
    pub who: [&'static str; 3],
    /// Confirms the due date.
    pub confirm: fn(&str) -> String,
    /// What happened.
    pub history: &'static str,
    /// A reminder in this tone, by this way.
    pub reminded: fn(Tone, Channel) -> String,
    /// A step was left out.
    pub skipped: &'static str,
    /// Chasing began here.
    pub chase_started: &'static str,
    /// A step was put off: to which day.
    pub put_off: fn(&str) -> String,
    /// A step was handed over: to whom.
    pub handed_over: fn(&str) -> String,
    /// It was issued: what it is.
    pub was_issued: fn(&str) -> String,
    /// Part of it was settled: how much, by what.
    pub was_settled: fn(&str, &str) -> String,
    /// It fell due.
    pub fell_due: &'static str,
    /// Enters a payment.
    pub receive: &'static str,
    /// Changes the due date.
    pub change_due: &'static str,
    /// All documents of the customer.
    pub all_of_customer: &'static str,
    /// Writes to the customer.
    pub letter: &'static str,
    /// Why nothing can be entered now.
    pub not_now: &'static str,
}

/// The form of a payment.
pub struct PaymentForm {
    /// The title; takes the document.
    pub title: fn(&str) -> String,
    /// The day.
    pub on: &'static str,
    /// How much.
    pub amount: &'static str,
    /// As the payer wrote.
    pub reference: &'static str,
    /// Whether it settles this document.
    pub settles: fn(&str) -> String,
    /// What becomes of the rest.
    pub help: fn(&str) -> String,
    /// The button.
    pub enter: &'static str,
    /// What is no amount.
    pub bad_amount: &'static str,
    /// What is no day.
    pub bad_day: &'static str,
    /// A day to come.
    pub day_ahead: &'static str,
}

/// The form of a due date.
pub struct DueForm {
    /// The title; takes the document.
    pub title: fn(&str) -> String,
    /// The day.
    pub on: &'static str,
    /// What it does.
    pub help: &'static str,
    /// Beyond what the law allows: last lawful day, text.
    pub over: fn(&str, &str) -> String,
    /// Before the date of the document.
    pub before: &'static str,
    /// The button.
    pub change: &'static str,
}

/// What was done.
pub struct Done {
    /// A payment: how much.
    pub received: fn(&str) -> String,
    /// An allocation: how much.
    pub allocated: fn(&str) -> String,
    /// An allocation was taken away.
    pub detached: &'static str,
    /// A due date.
    pub due: fn(&str) -> String,
    /// Who a customer is: name, what.
    pub kind: fn(&str, &str) -> String,
}

fn fr_kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Opening => "Report à nouveau",
        ItemKind::Invoice => "Facture",
        ItemKind::CreditNote => "Avoir",
        ItemKind::Deposit => "Acompte",
        ItemKind::Accrual => "Facture à établir",
        ItemKind::Payment => "Encaissement",
        ItemKind::Bounce => "Impayé",
        ItemKind::Refund => "Remboursement",
        ItemKind::Discount => "Escompte",
        ItemKind::SetOff => "Compensation",
        ItemKind::ExchangeDifference => "Différence de change",
        ItemKind::WriteOff => "Perte",
        ItemKind::Bill => "Traite",
    }
}

fn en_kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Opening => "Brought forward",
        ItemKind::Invoice => "Invoice",
        ItemKind::CreditNote => "Credit note",
        ItemKind::Deposit => "Deposit",
        ItemKind::Accrual => "To be invoiced",
        ItemKind::Payment => "Payment",
        ItemKind::Bounce => "Returned payment",
        ItemKind::Refund => "Refund",
        ItemKind::Discount => "Discount",
        ItemKind::SetOff => "Set-off",
        ItemKind::ExchangeDifference => "Exchange difference",
        ItemKind::WriteOff => "Write-off",
        ItemKind::Bill => "Bill",
    }
}

/// French.
pub const FR: Invoices = Invoices {
    open_answer: |n, sum| format!("{}, {sum}", F.count(n, "ouverte", "ouvertes")),
    late_answer: |n| format!(", dont {} en retard pour ", F.number(n)),
    none_late: ", aucune en retard.",
    nothing_open: "Aucune facture ouverte.",
    unapplied_answer: |n, sum| format!("{} sans emploi, {sum}.", F.count(n, "encaissement", "encaissements")),
    tools: "Filtres",
    which: "Lesquelles",
    show_open: "Ouvertes",
    show_overdue: "Échues",
    show_all: "Toutes",
    show_money: "Encaissements",
    find: "Filtrer",
    of_customer: |name| format!("Client\u{202f}: {name}"),
    group_by: "Grouper",
    group_none: "Grouper\u{202f}: aucun",
    group_customer: "Grouper\u{202f}: client",
    group_age: "Grouper\u{202f}: retard",
    group_month: "Grouper\u{202f}: mois d’échéance",
    no_due_date: "Sans échéance",
    columns: "Colonnes",
    ages: ["À échoir", "1–30 j", "31–60 j", "61–90 j", "Plus de 90 j"],
    credits: "Avoirs",
    unapplied: "Non affecté",
    heads: Heads {
        number: "Facture",
        reference: "Encaissement",
        customer: "Client",
        issued: "Émise",
        received: "Reçu",
        due: "Échéance",
        late: "Retard",
        state: "État",
        amount: "Montant",
        open: "Reste dû",
        rest: "À affecter",
    },
    caption: |day| format!("Factures au {day}"),
    documents: |n| F.count(n, "ligne", "lignes"),
    group: |name, n| format!("{name}, {}", F.number(n)),
    kind: fr_kind,
    undated_name: |kind, day| format!("{kind} du {day}"),
    states: States {
        settled: "Réglée",
        proposed: "Règlement possible",
        assumed: "Échéance supposée",
        retention: "Retenue",
        unapplied: "Non affecté",
    },
    empty_title: "Aucune facture pour l’instant",
    empty: "Importez le fichier des écritures de votre comptabilité ou une liste de factures\u{202f}: elles apparaîtront ici.",
    empty_act: "Importer un fichier",
    none_fits: "Rien ne répond à ce filtre.",
    all_filters_off: "Tout montrer",
    sheet: Sheet {
        issued: |day| format!("émise le {day}"),
        received: |day| format!("du {day}"),
        line: |line| format!("ligne {line} du fichier"),
        due: |day, past| format!("{} le {day}", if past { "échue" } else { "à échoir" }),
        due_basis: |basis| match basis {
            DueBasis::Stated => "",
            DueBasis::Assumed => "échéance supposée",
            DueBasis::Confirmed => "échéance confirmée",
        },
        total: "Montant TTC",
        settled: "Réglé",
        open: "Reste dû",
        received_sum: "Montant reçu",
        allocated: "Affecté",
        rest: "Reste à affecter",
        parts: "Échéances",
        settled_by: "Réglée par",
        settles: "Ce qu’il règle",
        basis: |basis| match basis {
            AllocationBasis::Lettered => "lettré dans les comptes",
            AllocationBasis::Stated => "dit par le fichier",
            AllocationBasis::ByHand => "affecté à la main",
        },
        detach: "Détacher",
        proposals: "Rapprochement proposé",
        reason: |reason| match reason {
            ProposalReason::NamedAndExact => "Le libellé nomme la facture et le montant est exact.",
            ProposalReason::NamedAndSum => "Le libellé nomme ces factures et leur somme est exacte.",
            ProposalReason::ExactAmount => "C’est la seule facture ouverte de ce montant.",
            ProposalReason::AllOpen => "C’est la somme de tout ce qui était ouvert à cette date.",
            ProposalReason::Consecutive => "C’est la somme de factures qui se suivent, d’une seule façon.",
        },
        proposed: "proposé, pas encore fait",
        allocate: "Affecter",
        could_settle: "Factures ouvertes de ce client",
        nothing_to_settle: "Ce client n’a aucune facture ouverte.",
        interest: |day| format!("Pénalités au {day}"),
        part: |place, of, day| format!("Échéance {place} sur {of}, {day}"),
        formula: "Reste dû TTC × taux × jours ÷ 365, période par période, arrondi une seule fois.",
        heads: ["Période", "Base", "Jours", "Taux", "Pénalité"],
        period: |from, to| format!("{from} – {to}"),
        sum: "Total",
        also: |sum| format!("S’y ajoute l’indemnité forfaitaire de {sum}."),
        per_day: |sum| format!("Chaque jour de plus\u{202f}: {sum}."),
        neither: "Ni TVA, ni rappel nécessaire.",
        rate: |rates, points| format!("Taux\u{202f}: BCE du semestre ({rates}) + {points} points, faute de taux au contrat."),
        copy: "Copier le calcul",
        copied: "Calcul copié.",
        who_is: "Qui est ce client\u{202f}?",
        who: ["Une entreprise", "Un particulier", "Un organisme public"],
        confirm: |day| format!("Confirmer le {day}"),
        history: "Ce qui s’est passé",
        reminded: |tone, channel| {
            let what = match tone {
                Tone::Friendly => "Rappel amiable",
                Tone::Firm => "Relance ferme",
                Tone::Formal => "Mise en demeure",
            };
            let by = match channel {
                Channel::Mail => "par courriel",
                Channel::Letter => "par lettre",
                Channel::RegisteredLetter => "en recommandé",
                Channel::Call => "par téléphone",
                Channel::Sms => "par SMS",
                Channel::Portal => "sur le portail",
            };
            format!("{what}, {by}")
        },
        skipped: "Étape laissée de côté",
        chase_started: "Début des relances",
        put_off: |until| format!("Étape reportée au {until}"),
        handed_over: |to| format!("Étape confiée à {to}"),
        was_issued: |kind| kind.to_owned(),
        was_settled: |sum, by| format!("{sum} réglés, {by}"),
        fell_due: "Échéance",
        receive: "Encaisser",
        change_due: "Changer l’échéance",
        all_of_customer: "Toutes ses factures",
        letter: "Écrire",
        not_now: "Rien ne se saisit tant qu’un autre jour est montré ou qu’un autre onglet écrit.",
    },
    payment: PaymentForm {
        title: |document| format!("Encaisser {document}"),
        on: "Reçu le",
        amount: "Montant",
        reference: "Référence",
        settles: |document| format!("Affecter à {document}"),
        help: |open| format!("Reste dû\u{202f}: {open}. Le surplus restera à affecter."),
        enter: "Encaisser",
        bad_amount: "Un montant est attendu, par exemple 1\u{202f}234,56.",
        bad_day: "Une date est attendue.",
        day_ahead: "Cette date est à venir.",
    },
    due: DueForm {
        title: |document| format!("Échéance de {document}"),
        on: "À payer le",
        help: "Une date que vous donnez vaut confirmation.",
        over: |day, text| format!("Au-delà du maximum légal entre entreprises ({day}, {text})."),
        before: "L’échéance précède la date de la facture.",
        change: "Changer l’échéance",
    },
    done: Done {
        received: |sum| format!("Encaissement de {sum} enregistré."),
        allocated: |sum| format!("{sum} affectés."),
        detached: "Affectation retirée.",
        due: |day| format!("Échéance fixée au {day}."),
        kind: |name, what| format!("{name}\u{202f}: {what}."),
    },
};

/// English.
pub const EN: Invoices = Invoices {
    open_answer: |n, sum| format!("{} open, {sum}", E.number(n)),
    late_answer: |n| format!(", of which {} late for ", E.number(n)),
    none_late: ", none late.",
    nothing_open: "No open invoice.",
    unapplied_answer: |n, sum| format!("{} not allocated, {sum}.", E.count(n, "payment", "payments")),
    tools: "Filters",
    which: "Which ones",
    show_open: "Open",
    show_overdue: "Overdue",
    show_all: "All",
    show_money: "Payments",
    find: "Filter",
    of_customer: |name| format!("Customer: {name}"),
    group_by: "Group",
    group_none: "Group: none",
    group_customer: "Group: customer",
    group_age: "Group: lateness",
    group_month: "Group: month due",
    no_due_date: "Without a due date",
    columns: "Columns",
    ages: ["Not due", "1–30 d", "31–60 d", "61–90 d", "Over 90 d"],
    credits: "Credit notes",
    unapplied: "Not allocated",
    heads: Heads {
        number: "Invoice",
        reference: "Payment",
        customer: "Customer",
        issued: "Issued",
        received: "Received",
        due: "Due",
        late: "Late",
        state: "State",
        amount: "Amount",
        open: "Left to pay",
        rest: "To allocate",
    },
    caption: |day| format!("Invoices on {day}"),
    documents: |n| E.count(n, "line", "lines"),
    group: |name, n| format!("{name}, {}", E.number(n)),
    kind: en_kind,
    undated_name: |kind, day| format!("{kind} of {day}"),
    states: States {
        settled: "Settled",
        proposed: "Payment possible",
        assumed: "Due date assumed",
        retention: "Retention",
        unapplied: "Not allocated",
    },
    empty_title: "No invoice yet",
    empty: "Import an export of your accounts or a list of invoices: they will show here.",
    empty_act: "Import a file",
    none_fits: "Nothing answers to this filter.",
    all_filters_off: "Show everything",
    sheet: Sheet {
        issued: |day| format!("issued on {day}"),
        received: |day| format!("of {day}"),
        line: |line| format!("line {line} of the file"),
        due: |day, past| format!("{} {day}", if past { "was due on" } else { "due on" }),
        due_basis: |basis| match basis {
            DueBasis::Stated => "",
            DueBasis::Assumed => "due date assumed",
            DueBasis::Confirmed => "due date confirmed",
        },
        total: "Amount with VAT",
        settled: "Settled",
        open: "Left to pay",
        received_sum: "Amount received",
        allocated: "Allocated",
        rest: "Left to allocate",
        parts: "Due dates",
        settled_by: "Settled by",
        settles: "What it settles",
        basis: |basis| match basis {
            AllocationBasis::Lettered => "matched in the books",
            AllocationBasis::Stated => "said by the file",
            AllocationBasis::ByHand => "allocated by hand",
        },
        detach: "Detach",
        proposals: "Proposed match",
        reason: |reason| match reason {
            ProposalReason::NamedAndExact => "The label names the invoice and the amount is exact.",
            ProposalReason::NamedAndSum => "The label names these invoices and their sum is exact.",
            ProposalReason::ExactAmount => "It is the only open invoice of this amount.",
            ProposalReason::AllOpen => "It is the sum of all that was open on that day.",
            ProposalReason::Consecutive => "It is the sum of invoices that follow each other, in one way only.",
        },
        proposed: "proposed, not done yet",
        allocate: "Allocate",
        could_settle: "Open invoices of this customer",
        nothing_to_settle: "This customer has no open invoice.",
        interest: |day| format!("Late interest to {day}"),
        part: |place, of, day| format!("Due date {place} of {of}, {day}"),
        formula: "Open amount with VAT × rate × days ÷ 365, period by period, rounded once.",
        heads: ["Period", "Base", "Days", "Rate", "Interest"],
        period: |from, to| format!("{from} – {to}"),
        sum: "Total",
        also: |sum| format!("The fixed sum of {sum} comes on top."),
        per_day: |sum| format!("Each day more: {sum}."),
        neither: "No VAT, no reminder needed.",
        rate: |rates, points| format!("Rate: ECB of the half-year ({rates}) + {points} points, as no rate was agreed."),
        copy: "Copy the working",
        copied: "Working copied.",
        who_is: "Who is this customer?",
        who: ["A business", "A consumer", "A public body"],
        confirm: |day| format!("Confirm {day}"),
        history: "What happened",
        reminded: |tone, channel| {
            let what = match tone {
                Tone::Friendly => "Friendly reminder",
                Tone::Firm => "Firm reminder",
                Tone::Formal => "Formal notice",
            };
            let by = match channel {
                Channel::Mail => "by mail",
                Channel::Letter => "by letter",
                Channel::RegisteredLetter => "by registered letter",
                Channel::Call => "by telephone",
                Channel::Sms => "by text message",
                Channel::Portal => "on the portal",
            };
            format!("{what}, {by}")
        },
        skipped: "Step left out",
        chase_started: "Chasing began",
        put_off: |until| format!("Step put off to {until}"),
        handed_over: |to| format!("Step handed to {to}"),
        was_issued: |kind| kind.to_owned(),
        was_settled: |sum, by| format!("{sum} settled, {by}"),
        fell_due: "Due date",
        receive: "Enter payment",
        change_due: "Change due date",
        all_of_customer: "All its invoices",
        letter: "Write",
        not_now: "Nothing is entered while another day is shown or another tab writes.",
    },
    payment: PaymentForm {
        title: |document| format!("Payment of {document}"),
        on: "Received on",
        amount: "Amount",
        reference: "Reference",
        settles: |document| format!("Allocate to {document}"),
        help: |open| format!("Left to pay: {open}. What is over stays to be allocated."),
        enter: "Enter payment",
        bad_amount: "An amount is expected, 1,234.56 for instance.",
        bad_day: "A date is expected.",
        day_ahead: "This date is yet to come.",
    },
    due: DueForm {
        title: |document| format!("Due date of {document}"),
        on: "To be paid on",
        help: "A date that you give counts as confirmed.",
        over: |day, text| format!("Beyond the legal maximum between businesses ({day}, {text})."),
        before: "The due date is before the invoice’s date.",
        change: "Change due date",
    },
    done: Done {
        received: |sum| format!("Payment of {sum} entered."),
        allocated: |sum| format!("{sum} allocated."),
        detached: "Allocation taken away.",
        due: |day| format!("Due date set to {day}."),
        kind: |name, what| format!("{name}: {what}."),
    },
};
