//! Claims beside the books: what was asked for, paid, given up.

use super::deeds::Form;
use crate::ledger::ClaimKind;

/// Its words.
pub struct Claims {
    /// Section of the invoice's and the customer's sheet, and of the reports.
    pub section: &'static str,
    /// Says that no balance knows them.
    pub beside: &'static str,
    /// A kind.
    pub kind: fn(ClaimKind) -> &'static str,
    /// Asked for on that day, up to that day.
    pub asked_on: fn(&str, Option<&str>) -> String,
    /// Heads: what, asked for, paid, given up, open.
    pub heads: [&'static str; 5],
    /// Notes what is computed as asked for.
    pub ask: Form,
    /// Notes a payment.
    pub pay: Form,
    /// Gives up.
    pub waive: Form,
    /// Field.
    pub on: &'static str,
    /// Field: interest asked for.
    pub interest: &'static str,
    /// Field: fixed sum asked for.
    pub compensation: &'static str,
    /// Field.
    pub amount: &'static str,
    /// Field.
    pub reference: &'static str,
    /// Field.
    pub reason: &'static str,
    /// Under the interest: computed, less what was asked for before.
    pub interest_help: fn(&str, &str) -> String,
    /// Under an amount: what is open.
    pub open_help: fn(&str) -> String,
    /// An amount is expected, or nothing.
    pub bad_amount: &'static str,
    /// Beside interest-first: what it would come to the other way.
    pub principal_first: fn(&str) -> String,
    /// Nothing was claimed.
    pub none: &'static str,
    /// The report: heads: customer, open before, asked for, paid, given up, open.
    pub report_heads: [&'static str; 6],
    /// Names the table of customers.
    pub by_customer: &'static str,
    /// Names the table of kinds.
    pub by_kind: &'static str,
    /// Head of the kinds.
    pub kind_head: &'static str,
    /// The file's name.
    pub file_name: fn(&str) -> String,
    /// Its columns: code, customer, currency, from, to, kind, then as in the report.
    pub file_heads: [&'static str; 6],
}

/// French.
pub const FR: Claims = Claims {
    section: "Pénalités et indemnités demandées",
    beside: "À part du solde\u{202f}: rien ici ne change ce que le client doit dans les livres.",
    kind: |kind| match kind {
        ClaimKind::LateInterest => "Pénalités de retard",
        ClaimKind::FixedCompensation => "Indemnité forfaitaire",
    },
    asked_on: |on, up_to| match up_to {
        Some(up_to) => format!("demandées le {on}, arrêtées au {up_to}"),
        None => format!("demandée le {on}"),
    },
    heads: ["Somme", "Demandé", "Payé", "Abandonné", "Reste"],
    ask: Form {
        open: "Noter comme demandées",
        title: |name| format!("Pénalités demandées sur {name}"),
        help: "Ce que vous avez demandé au client, arrondi ce jour-là. Les lettres suivantes tiennent compte de ce qui est payé ou abandonné.",
        enter: "Noter la demande",
        done: "Demande notée.",
    },
    pay: Form {
        open: "Payé",
        title: |name| format!("Paiement des pénalités de {name}"),
        help: "Ce que le client a payé de cette somme.",
        enter: "Noter le paiement",
        done: "Paiement noté.",
    },
    waive: Form {
        open: "Abandonner",
        title: |name| format!("Abandon des pénalités de {name}"),
        help: "Ce que vous ne demanderez plus, et pourquoi.",
        enter: "Abandonner",
        done: "Abandon noté.",
    },
    on: "Le",
    interest: "Pénalités de retard",
    compensation: "Indemnité forfaitaire",
    amount: "Montant",
    reference: "Référence",
    reason: "Motif",
    interest_help: |total, before| format!("{total} à ce jour, dont {before} déjà demandés. Vide pour rien."),
    open_help: |open| format!("Il en reste {open}."),
    bad_amount: "Un montant est attendu, ou rien.",
    principal_first: |sum| {
        format!("Paiements imputés d’abord sur les intérêts (C. civ., art. 1343-1). Imputés d’abord sur le principal\u{202f}: {sum}.")
    },
    none: "Rien n’a été demandé, payé ni abandonné sur cette période.",
    report_heads: ["Client", "Ouvert avant", "Demandé", "Payé", "Abandonné", "Reste"],
    by_customer: "Par client",
    by_kind: "Par nature",
    kind_head: "Nature",
    file_name: |day| format!("penalites-{day}"),
    file_heads: ["Code", "Client", "Devise", "Du", "Au", "Nature"],
};

/// English.
pub const EN: Claims = Claims {
    section: "Interest and fixed sums asked for",
    beside: "Beside the balance: nothing here changes what the customer owes by the books.",
    kind: |kind| match kind {
        ClaimKind::LateInterest => "Late interest",
        ClaimKind::FixedCompensation => "Fixed sum",
    },
    asked_on: |on, up_to| match up_to {
        Some(up_to) => format!("asked for on {on}, up to {up_to}"),
        None => format!("asked for on {on}"),
    },
    heads: ["What", "Asked for", "Paid", "Given up", "Left"],
    ask: Form {
        open: "Note as asked for",
        title: |name| format!("Interest asked for on {name}"),
        help: "What you asked the customer for, rounded on that day. Later letters take account of what is paid or given up.",
        enter: "Note what was asked",
        done: "What was asked is noted.",
    },
    pay: Form {
        open: "Paid",
        title: |name| format!("Interest paid by {name}"),
        help: "What the customer paid of this sum.",
        enter: "Note the payment",
        done: "Payment noted.",
    },
    waive: Form {
        open: "Give up",
        title: |name| format!("Interest given up for {name}"),
        help: "What you will not ask for any more, and why.",
        enter: "Give up",
        done: "Noted as given up.",
    },
    on: "On",
    interest: "Late interest",
    compensation: "Fixed sum",
    amount: "Amount",
    reference: "Reference",
    reason: "Reason",
    interest_help: |total, before| format!("{total} to this day, of which {before} asked for before. Empty for nothing."),
    open_help: |open| format!("{open} is left of it."),
    bad_amount: "An amount is expected, or nothing.",
    principal_first: |sum| {
        format!("Payments settle interest first (French Civil Code, art. 1343-1). If they settled the principal first: {sum}.")
    },
    none: "Nothing was asked for, paid or given up in this period.",
    report_heads: ["Customer", "Open before", "Asked for", "Paid", "Given up", "Left"],
    by_customer: "By customer",
    by_kind: "By kind",
    kind_head: "Kind",
    file_name: |day| format!("late-interest-{day}"),
    file_heads: ["Code", "Customer", "Currency", "From", "To", "Kind"],
};
