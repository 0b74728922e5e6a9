//! What the page of bank lines says: what is to be explained, what each line seems to be, and what came of it.

use super::format::Format;
use super::language::Language;
use crate::insight::{BankShow, Choice, HandRest, Proposed};
use crate::ledger::{BankLineKind, CustomerIdx, ItemIdx, Ledger};

/// Its words.
pub struct Bank {
    /// The answer: how many of how many lines are explained, how many are left.
    pub answer: fn(i64, i64, i64) -> String,
    /// All are explained: how many.
    pub answer_done: fn(i64) -> String,
    /// There is no line yet.
    pub answer_none: &'static str,
    /// Leads to where files come in.
    pub import: &'static str,
    /// No statement yet: title.
    pub empty_title: &'static str,
    /// No statement yet: what to do.
    pub empty: &'static str,
    /// Field of words.
    pub find: &'static str,
    /// Choice of which lines.
    pub show: &'static str,
    /// Each, with how many there are.
    pub shows: fn(BankShow, i64) -> String,
    /// Choice of a kind.
    pub kind: &'static str,
    /// Of any kind.
    pub any_kind: &'static str,
    /// A kind.
    pub kinds: fn(BankLineKind) -> &'static str,
    /// Takes all that is sure: how many.
    pub take_sure: fn(i64) -> String,
    /// The table, for who cannot see it.
    pub caption: &'static str,
    /// Columns: day, line, amount.
    pub heads: [&'static str; 3],
    /// Nothing is proposed.
    pub no_proposal: &'static str,
    /// Proposals are being worked out.
    pub looking: &'static str,
    /// What a line would be, in a few words.
    pub reading: fn(&Ledger, &Choice) -> String,
    /// What an explained line is: documents, customers.
    pub explained_by: fn(&Ledger, &[ItemIdx]) -> String,
    /// Title of a line: kind, amount, whether it came in.
    pub title: fn(BankLineKind, &str, bool) -> String,
    /// When it came: the day, and the account of ours.
    pub when: fn(&str, &str) -> String,
    /// The other side: name, account; either may be empty.
    pub other_side: fn(&str, &str) -> String,
    /// The readings, for who cannot see them.
    pub readings: &'static str,
    /// How sure, in per cent.
    pub confidence: fn(&str, i64) -> String,
    /// Nothing fits: what to do.
    pub nothing_fits: &'static str,
    /// The line's amount, when it came in.
    pub received: &'static str,
    /// The line's amount, when it went out.
    pub paid_out: &'static str,
    /// What goes to a document.
    pub settles: fn(&str) -> String,
    /// Given up with a document.
    pub given_up: fn(&str) -> String,
    /// Taken off by a credit note.
    pub netted: fn(&str) -> String,
    /// Kept by a platform.
    pub fees: &'static str,
    /// What is left to allocate.
    pub left: &'static str,
    /// What settles nothing stays money of the customer.
    pub left_means: &'static str,
    /// Says yes.
    pub accept: &'static str,
    /// It is not this.
    pub reject: &'static str,
    /// Other documents, by hand.
    pub by_hand: &'static str,
    /// Another reading.
    pub next_reading: &'static str,
    /// Finds a customer.
    pub find_customer: &'static str,
    /// Nobody of that name.
    pub nobody: &'static str,
    /// What a customer has open, for who cannot see it.
    pub open_of: fn(&str) -> String,
    /// Nothing is open.
    pub nothing_open: &'static str,
    /// Ticks a document.
    pub tick: fn(&str) -> String,
    /// Field: how much a document gets.
    pub amount_for: fn(&str) -> String,
    /// Choice: what is left of a document, how much.
    pub rest_of: fn(&str, &str) -> String,
    /// What may become of it.
    pub rest_becomes: fn(HandRest) -> &'static str,
    /// What was typed is no amount: document.
    pub not_an_amount: fn(&str) -> String,
    /// A document would get more than is open of it: document, that.
    pub more_than_open: fn(&str, &str) -> String,
    /// More is given than came: by how much.
    pub more_than_came: fn(&str) -> String,
    /// Says yes to what was chosen by hand.
    pub allocate: &'static str,
    /// It is no customer's: title of the choice.
    pub not_customers: &'static str,
    /// Says so.
    pub not_customers_do: &'static str,
    /// What it teaches: the sign.
    pub learns: fn(&str) -> String,
    /// Why it is said to be that.
    pub why: &'static str,
    /// Opens an explained line again.
    pub reopen: &'static str,
    /// Closes the line where it covers the page.
    pub close: &'static str,
    /// What was done: so many lines.
    pub done: fn(i64) -> String,
    /// A line was opened again.
    pub reopened: &'static str,
    /// A reading was refused.
    pub rejected: &'static str,
    /// The same, and it is learned: sign, customer.
    pub rejected_learned: fn(&str, &str) -> String,
    /// Who no longer needs chasing today: names.
    pub no_longer: fn(&[String]) -> String,
    /// Money that settles nothing yet: how many, sums.
    pub unapplied: fn(i64, &str) -> String,
    /// Leads there.
    pub unapplied_see: &'static str,
    /// Setting: sure ones are taken by themselves.
    pub by_themselves: &'static str,
    /// What that means.
    pub by_themselves_help: &'static str,
    /// Taken by themselves: how many.
    pub taken_by_themselves: fn(i64) -> String,
    /// Keys, beneath the list.
    pub key_help: &'static str,
    /// Why a payment settles a document: heading in the sheet of a document.
    pub why_settled: &'static str,
}

const F: Format = Format::new(Language::Fr);
const E: Format = Format::new(Language::En);

/// Documents named one by one.
const NAMED: usize = 3;

fn numbers(ledger: &Ledger, items: impl Iterator<Item = ItemIdx>, none: &str) -> (Vec<String>, usize) {
    let all: Vec<String> = items
        .map(|item| {
            let number = ledger.number(item);
            if number.is_empty() { none.to_owned() } else { number.to_owned() }
        })
        .collect();
    let n = all.len();
    (all.into_iter().take(NAMED).collect(), n.saturating_sub(NAMED))
}

fn customers(ledger: &Ledger, all: impl Iterator<Item = CustomerIdx>) -> Vec<String> {
    let mut seen: Vec<CustomerIdx> = all.collect();
    seen.sort_unstable();
    seen.dedup();
    seen.into_iter().take(NAMED).map(|who| ledger.customer(who).details.name.clone()).collect()
}

/// Words of one language that a reading is made of.
struct Parts {
    format: Format,
    unnumbered: &'static str,
    and_more: fn(usize) -> String,
    on_account: fn(&str) -> String,
    booked: fn(&str) -> String,
    came_back: fn(&str) -> String,
}

fn reading(ledger: &Ledger, choice: &Choice, parts: &Parts, nobody: fn(crate::ledger::NotCustomers) -> &'static str) -> String {
    match &choice.proposed {
        Proposed::Money { parts: money, .. } => {
            let who = parts.format.list(&customers(ledger, money.iter().map(|part| part.customer)));
            let (mut named, rest) = numbers(ledger, choice.documents().into_iter(), parts.unnumbered);
            if named.is_empty() {
                return (parts.on_account)(&who);
            }
            if rest > 0 {
                named.push((parts.and_more)(rest));
            }
            format!("{who} · {}", parts.format.list(&named))
        }
        Proposed::AlreadyBooked(item) => (parts.booked)(&customers(ledger, std::iter::once(ledger.item(*item).customer)).concat()),
        Proposed::TakenBack(item) => (parts.came_back)(&customers(ledger, std::iter::once(ledger.item(*item).customer)).concat()),
        Proposed::NotCustomers(reason) => first_capital(nobody(*reason)),
    }
}

fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

const PARTS_FR: Parts = Parts {
    format: F,
    unnumbered: "sans numéro",
    and_more: |n| F.count(i64::try_from(n).unwrap_or(i64::MAX), "autre", "autres"),
    on_account: |who| format!("{who}, sans facture"),
    booked: |who| format!("Déjà dans vos livres, {who}"),
    came_back: |who| format!("Paiement revenu, {who}"),
};

const PARTS_EN: Parts = Parts {
    format: E,
    unnumbered: "one without a number",
    and_more: |n| E.count(i64::try_from(n).unwrap_or(i64::MAX), "other", "others"),
    on_account: |who| format!("{who}, no invoice"),
    booked: |who| format!("In your books already, {who}"),
    came_back: |who| format!("Payment that came back, {who}"),
};

/// French.
pub const FR: Bank = Bank {
    answer: |explained, all, left| format!("{} sur {} lignes expliquées, {} à voir.", F.number(explained), F.number(all), F.number(left)),
    answer_done: |n| if n == 1 { "La ligne est expliquée.".into() } else { format!("Les {} lignes sont expliquées.", F.number(n)) },
    answer_none: "Aucun relevé n’a encore été lu.",
    import: "Importer un relevé",
    empty_title: "Qui a payé quoi\u{202f}?",
    empty: "Déposez un relevé de votre banque, en CAMT, MT940, CODA, CFONB, OFX, QIF ou CSV. Chaque ligne reçoit une proposition, avec sa raison.",
    find: "Chercher dans les lignes",
    show: "Lignes",
    shows: |show, n| {
        let name = match show {
            BankShow::Open => "à voir",
            BankShow::Sure => "sûres",
            BankShow::Likely => "probables",
            BankShow::Choose => "à choisir",
            BankShow::Without => "sans proposition",
            BankShow::Explained => "expliquées",
        };
        format!("{name} ({})", F.number(n))
    },
    kind: "Nature",
    any_kind: "toutes",
    kinds: |kind| match kind {
        BankLineKind::Unsaid => "non dite",
        BankLineKind::Transfer => "virement",
        BankLineKind::DirectDebit => "prélèvement",
        BankLineKind::Card => "carte",
        BankLineKind::Cheque => "chèque",
        BankLineKind::Cash => "espèces",
        BankLineKind::Bill => "effet",
        BankLineKind::ReturnedDebit => "prélèvement rejeté",
        BankLineKind::ReturnedCheque => "chèque impayé",
        BankLineKind::ReturnedTransfer => "virement revenu",
        BankLineKind::Charge => "frais de banque",
    },
    take_sure: |n| if n == 1 { "Prendre la ligne sûre".into() } else { format!("Prendre les {} sûres", F.number(n)) },
    caption: "Lignes des relevés",
    heads: ["Jour", "Ligne et proposition", "Montant"],
    no_proposal: "Aucune proposition",
    looking: "Recherche des propositions…",
    reading: |ledger, choice| reading(ledger, choice, &PARTS_FR, super::matching::FR.not_customers),
    explained_by: |ledger, items| PARTS_FR.format.list(&customers(ledger, items.iter().map(|item| ledger.item(*item).customer))),
    title: |kind, amount, came_in| {
        let name = match kind {
            BankLineKind::Transfer => "Virement",
            BankLineKind::DirectDebit => "Prélèvement",
            BankLineKind::Card => "Carte",
            BankLineKind::Cheque => "Chèque",
            BankLineKind::Cash => "Espèces",
            BankLineKind::Bill => "Effet",
            BankLineKind::ReturnedDebit => "Prélèvement rejeté",
            BankLineKind::ReturnedCheque => "Chèque impayé",
            BankLineKind::ReturnedTransfer => "Virement revenu",
            BankLineKind::Charge => "Frais de banque",
            BankLineKind::Unsaid if came_in => "Encaissement",
            BankLineKind::Unsaid => "Débit",
        };
        format!("{name} de {amount}")
    },
    when: |day, account| if account.is_empty() { format!("le {day}") } else { format!("le {day}, compte {account}") },
    other_side: |name, account| match (name.is_empty(), account.is_empty()) {
        (false, false) => format!("{name}, {account}"),
        (false, true) => name.to_owned(),
        (true, _) => account.to_owned(),
    },
    readings: "Propositions",
    confidence: |surety, points| format!("{surety}, {}\u{202f}%", F.number(points)),
    nothing_fits: "Rien ne dit de qui vient cette ligne. Choisissez un client, ou dites qu’elle n’en vient pas.",
    received: "Reçu",
    paid_out: "Payé",
    settles: |number| format!("Affecté à {number}"),
    given_up: |number| format!("Laissé sur {number}"),
    netted: |number| format!("Avoir {number} déduit"),
    fees: "Frais retenus",
    left: "Reste à affecter",
    left_means: "Ce qui reste est gardé au crédit du client\u{202f}; rien n’est relancé chez lui tant que la somme attend.",
    accept: "Accepter",
    reject: "Ce n’est pas ça",
    by_hand: "Choisir les factures",
    next_reading: "Proposition suivante",
    find_customer: "Client, facture ou montant",
    nobody: "Personne à ce nom.",
    open_of: |name| format!("Ouvert chez {name}"),
    nothing_open: "Rien d’ouvert chez ce client à cette date\u{202f}: la somme sera gardée à son crédit.",
    tick: |number| format!("Affecter à {number}"),
    amount_for: |number| format!("Montant pour {number}"),
    rest_of: |number, sum| format!("{number}\u{202f}: il reste {sum}"),
    rest_becomes: |rest| match rest {
        HandRest::StaysOwed => "reste dû",
        HandRest::Discount => "escompte",
        HandRest::Charges => "frais de banque du payeur",
        HandRest::GivenUp => "petit écart, abandonné",
    },
    not_an_amount: |number| format!("Ce qui est écrit pour {number} n’est pas un montant."),
    more_than_open: |number, open| format!("{number}\u{202f}: {open} au plus, c’est ce qui en est ouvert."),
    more_than_came: |over| format!("C’est {over} de plus que la ligne."),
    allocate: "Affecter",
    not_customers: "Ce n’est pas l’argent d’un client",
    not_customers_do: "Classer",
    learns: |sign| format!("La prochaine ligne de {sign} sera proposée de même."),
    why: "Pourquoi",
    reopen: "Rouvrir la ligne",
    close: "Fermer",
    done: |n| if n == 1 { "Une ligne est expliquée.".into() } else { format!("{} lignes sont expliquées.", F.number(n)) },
    reopened: "La ligne est de nouveau à voir.",
    rejected: "Cette proposition est écartée.",
    rejected_learned: |sign, who| format!("C’est retenu\u{202f}: {sign} n’est pas {who}."),
    no_longer: |names| format!("Plus à relancer aujourd’hui\u{202f}: {}.", F.list(names)),
    unapplied: |n, sums| format!("{}\u{202f}: {sums}.", F.count(n, "encaissement non affecté", "encaissements non affectés")),
    unapplied_see: "Les voir",
    by_themselves: "Prendre les propositions sûres d’elles-mêmes, à chaque import",
    by_themselves_help: "En un lot à part, qu’un geste annule. Une proposition n’est sûre que si rien d’autre ne convient.",
    taken_by_themselves: |n| {
        if n == 1 {
            "Une ligne sûre a été prise d’elle-même.".into()
        } else {
            format!("{} lignes sûres ont été prises d’elles-mêmes.", F.number(n))
        }
    },
    key_help: "J et K parcourent, Entrée accepte, R écarte, V propose autre chose, O choisit à la main, T prend les sûres.",
    why_settled: "Selon la banque",
};

/// English.
pub const EN: Bank = Bank {
    answer: |explained, all, left| format!("{} of {} lines explained, {} to look at.", E.number(explained), E.number(all), E.number(left)),
    answer_done: |n| if n == 1 { "The line is explained.".into() } else { format!("All {} lines are explained.", E.number(n)) },
    answer_none: "No statement was read yet.",
    import: "Import a statement",
    empty_title: "Who paid what?",
    empty: "Drop a statement of your bank, as CAMT, MT940, CODA, CFONB, OFX, QIF or CSV. Each line gets a proposal, with its reason.",
    find: "Find in the lines",
    show: "Lines",
    shows: |show, n| {
        let name = match show {
            BankShow::Open => "to look at",
            BankShow::Sure => "sure",
            BankShow::Likely => "likely",
            BankShow::Choose => "to choose",
            BankShow::Without => "nothing proposed",
            BankShow::Explained => "explained",
        };
        format!("{name} ({})", E.number(n))
    },
    kind: "Kind",
    any_kind: "all",
    kinds: |kind| match kind {
        BankLineKind::Unsaid => "not said",
        BankLineKind::Transfer => "transfer",
        BankLineKind::DirectDebit => "direct debit",
        BankLineKind::Card => "card",
        BankLineKind::Cheque => "cheque",
        BankLineKind::Cash => "cash",
        BankLineKind::Bill => "bill of exchange",
        BankLineKind::ReturnedDebit => "returned direct debit",
        BankLineKind::ReturnedCheque => "bounced cheque",
        BankLineKind::ReturnedTransfer => "returned transfer",
        BankLineKind::Charge => "bank charges",
    },
    take_sure: |n| if n == 1 { "Take the sure one".into() } else { format!("Take the {} sure ones", E.number(n)) },
    caption: "Lines of the statements",
    heads: ["Day", "Line and proposal", "Amount"],
    no_proposal: "Nothing proposed",
    looking: "Looking for proposals…",
    reading: |ledger, choice| reading(ledger, choice, &PARTS_EN, super::matching::EN.not_customers),
    explained_by: |ledger, items| PARTS_EN.format.list(&customers(ledger, items.iter().map(|item| ledger.item(*item).customer))),
    title: |kind, amount, came_in| {
        let name = match kind {
            BankLineKind::Transfer => "Transfer",
            BankLineKind::DirectDebit => "Direct debit",
            BankLineKind::Card => "Card",
            BankLineKind::Cheque => "Cheque",
            BankLineKind::Cash => "Cash",
            BankLineKind::Bill => "Bill of exchange",
            BankLineKind::ReturnedDebit => "Returned direct debit",
            BankLineKind::ReturnedCheque => "Bounced cheque",
            BankLineKind::ReturnedTransfer => "Returned transfer",
            BankLineKind::Charge => "Bank charges",
            BankLineKind::Unsaid if came_in => "Receipt",
            BankLineKind::Unsaid => "Debit",
        };
        format!("{name} of {amount}")
    },
    when: |day, account| if account.is_empty() { format!("on {day}") } else { format!("on {day}, account {account}") },
    other_side: |name, account| match (name.is_empty(), account.is_empty()) {
        (false, false) => format!("{name}, {account}"),
        (false, true) => name.to_owned(),
        (true, _) => account.to_owned(),
    },
    readings: "Proposals",
    confidence: |surety, points| format!("{surety}, {}%", E.number(points)),
    nothing_fits: "Nothing says from whom this line is. Choose a customer, or say that it is from none.",
    received: "Received",
    paid_out: "Paid",
    settles: |number| format!("Allocated to {number}"),
    given_up: |number| format!("Given up on {number}"),
    netted: |number| format!("Credit note {number} taken off"),
    fees: "Fees kept",
    left: "Left to allocate",
    left_means: "What is left stays to the customer’s credit; nothing is chased there while the sum waits.",
    accept: "Accept",
    reject: "It is not that",
    by_hand: "Choose the invoices",
    next_reading: "Next proposal",
    find_customer: "Customer, invoice or amount",
    nobody: "Nobody of that name.",
    open_of: |name| format!("Open with {name}"),
    nothing_open: "Nothing is open with this customer by that day: the sum will stay to their credit.",
    tick: |number| format!("Allocate to {number}"),
    amount_for: |number| format!("Amount for {number}"),
    rest_of: |number, sum| format!("{number}: {sum} is left"),
    rest_becomes: |rest| match rest {
        HandRest::StaysOwed => "stays owed",
        HandRest::Discount => "early-payment discount",
        HandRest::Charges => "charges of the payer’s bank",
        HandRest::GivenUp => "small difference, given up",
    },
    not_an_amount: |number| format!("What is written for {number} is no amount."),
    more_than_open: |number, open| format!("{number}: {open} at most, that is what is open of it."),
    more_than_came: |over| format!("That is {over} more than the line."),
    allocate: "Allocate",
    not_customers: "It is no customer’s money",
    not_customers_do: "File it",
    learns: |sign| format!("The next line of {sign} will be proposed likewise."),
    why: "Why",
    reopen: "Open the line again",
    close: "Close",
    done: |n| if n == 1 { "One line is explained.".into() } else { format!("{} lines are explained.", E.number(n)) },
    reopened: "The line is to be looked at again.",
    rejected: "This proposal is put aside.",
    rejected_learned: |sign, who| format!("Learned: {sign} is not {who}."),
    no_longer: |names| format!("No longer to be chased today: {}.", E.list(names)),
    unapplied: |n, sums| format!("{}: {sums}.", E.count(n, "payment not allocated", "payments not allocated")),
    unapplied_see: "See them",
    by_themselves: "Take sure proposals by themselves, at each import",
    by_themselves_help: "As a batch apart, which one gesture undoes. A proposal is sure only if nothing else fits.",
    taken_by_themselves: |n| {
        if n == 1 { "One sure line was taken by itself.".into() } else { format!("{} sure lines were taken by themselves.", E.number(n)) }
    },
    key_help: "J and K move, Enter accepts, R puts aside, V turns to another proposal, O chooses by hand, T takes the sure ones.",
    why_settled: "By the bank",
};
