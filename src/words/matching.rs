//! Why a bank line is what it is said to be, in words; how far a proposal may be trusted; what no customer's money is.

use super::{Format, Language};
use crate::insight::Surety;
use crate::ledger::{CustomerIdx, Evidence, ExplainedBy, ItemIdx, Ledger, NotCustomers};

type Reason = Evidence<ItemIdx, CustomerIdx>;

const FORMAT_FR: Format = Format::new(Language::Fr);
const FORMAT_EN: Format = Format::new(Language::En);

/// Its words.
pub struct Matching {
    /// One reason, as a sentence.
    pub reason: fn(&Ledger, &Reason) -> String,
    /// How far a proposal may be trusted, in a word.
    pub surety: fn(Surety) -> &'static str,
    /// What no customer's money is.
    pub not_customers: fn(NotCustomers) -> &'static str,
    /// Who said what a line is.
    pub by: fn(ExplainedBy) -> &'static str,
}

/// The number of a document, or what stands for one without.
fn number(ledger: &Ledger, item: ItemIdx, none: &str) -> String {
    let number = ledger.number(item);
    if number.is_empty() { none.to_owned() } else { number.to_owned() }
}

fn name(ledger: &Ledger, customer: CustomerIdx) -> &str {
    &ledger.customer(customer).details.name
}

fn reason_fr(ledger: &Ledger, reason: &Reason) -> String {
    let f = FORMAT_FR;
    let no = |item: &ItemIdx| number(ledger, *item, "sans numéro");
    let quoted = |text: &str| format!("«\u{a0}{text}\u{a0}»");
    let pieces = |n: &u32| f.count(i64::from(*n), "pièce", "pièces");
    match reason {
        Evidence::Number { document, written } => format!("Le libellé nomme {} ({}).", no(document), quoted(written)),
        Evidence::NumberNearly { document, written } => format!("{} désigne sans doute {}.", quoted(written), no(document)),
        Evidence::NumberRange { document, written } => format!("{} est entre les numéros écrits ({}).", no(document), quoted(written)),
        Evidence::StructuredReference { document, .. } => format!("La communication structurée est celle de {}.", no(document)),
        Evidence::EndToEnd { document, written } => format!("La référence du payeur nomme {} ({}).", no(document), quoted(written)),
        Evidence::Account { customer, account } => format!("Le compte {account} est celui de {}.", name(ledger, *customer)),
        Evidence::LearnedWords { customer, words } => {
            format!("{} désigne {}, d’après vos réponses.", quoted(words), name(ledger, *customer))
        }
        Evidence::Name { customer, written } => format!("Le nom est celui de {} ({}).", name(ledger, *customer), quoted(written)),
        Evidence::CustomerKey { customer, written } => format!("Le code {} est celui de {}.", quoted(written), name(ledger, *customer)),
        Evidence::ExactAmount => "Le montant est exact.".into(),
        Evidence::OnlyOneOfAmount => "Aucune autre pièce ouverte n’a ce montant.".into(),
        Evidence::Sum { n: count } => format!("C’est la somme de {}.", pieces(count)),
        Evidence::AllOpen { n: count } => format!("C’est tout ce qui était ouvert ce jour-là ({}).", pieces(count)),
        Evidence::Consecutive { n: count } => format!("Ce sont {} qui se suivent.", pieces(count)),
        Evidence::AllDue { n: count } => format!("C’est tout ce qui était échu ce jour-là ({}).", pieces(count)),
        Evidence::CreditNote { document } => format!("L’avoir {} est déduit.", no(document)),
        Evidence::Discount { amount } => format!("Un escompte de {} est déduit, dans les temps.", f.amount(*amount)),
        Evidence::Charges { amount, stated: true } => format!("La banque dit avoir retenu {} de frais.", f.amount(*amount)),
        Evidence::Charges { amount, stated: false } => format!("{} manquent\u{202f}: des frais de banque, sans doute.", f.amount(*amount)),
        Evidence::Interest { amount } => format!("{} de plus que ce qui est ouvert.", f.amount(*amount)),
        Evidence::PartPayment { left } => format!("C’est une partie\u{202f}: {} restent ouverts.", f.amount(*left)),
        Evidence::Instalment { document, due_on } => format!("C’est l’échéance du {} de {}.", f.full_date(*due_on), no(document)),
        Evidence::LumpSum { written, n: count } => format!("{} verse en une fois {}.", quoted(written), pieces(count)),
        Evidence::Fees { amount } => format!("{} de frais sont retenus.", f.amount(*amount)),
        Evidence::ChequesTogether { n: count } => format!("Des chèques remis ensemble\u{202f}: {}.", pieces(count)),
        Evidence::AlreadyBooked { days: 0, .. } => "Vos livres ont ce montant le même jour.".into(),
        Evidence::AlreadyBooked { days, .. } => format!("Vos livres ont ce montant à {} près.", f.count(i64::from(*days), "jour", "jours")),
        Evidence::CameBack { .. } => "Un paiement de ce montant est revenu.".into(),
        Evidence::BankCode => "La banque le dit elle-même.".into(),
        Evidence::Wording { written } => format!("{} n’est pas d’un client.", quoted(written)),
        Evidence::LearnedNobody { sign } => format!("{} n’est pas d’un client, d’après vos réponses.", quoted(sign)),
        Evidence::Twins { n: count } => {
            format!("Contre\u{202f}: {} aussi bien.", f.count(i64::from(*count), "autre lecture convient", "autres lectures conviennent"))
        }
        Evidence::OldestFirst => "Rien ne dit lesquelles\u{202f}: les plus anciennes d’abord.".into(),
        Evidence::ByHand => "Vous l’avez dit.".into(),
    }
}

fn reason_en(ledger: &Ledger, reason: &Reason) -> String {
    let f = FORMAT_EN;
    let no = |item: &ItemIdx| number(ledger, *item, "one without a number");
    let quoted = |text: &str| format!("“{text}”");
    let documents = |n: &u32| f.count(i64::from(*n), "document", "documents");
    match reason {
        Evidence::Number { document, written } => format!("The text names {} ({}).", no(document), quoted(written)),
        Evidence::NumberNearly { document, written } => format!("{} most likely means {}.", quoted(written), no(document)),
        Evidence::NumberRange { document, written } => format!("{} lies between the numbers written ({}).", no(document), quoted(written)),
        Evidence::StructuredReference { document, .. } => format!("The structured reference is that of {}.", no(document)),
        Evidence::EndToEnd { document, written } => format!("The payer’s own reference names {} ({}).", no(document), quoted(written)),
        Evidence::Account { customer, account } => format!("The account {account} is that of {}.", name(ledger, *customer)),
        Evidence::LearnedWords { customer, words } => format!("{} is {}, by your answers.", quoted(words), name(ledger, *customer)),
        Evidence::Name { customer, written } => format!("The name is that of {} ({}).", name(ledger, *customer), quoted(written)),
        Evidence::CustomerKey { customer, written } => format!("The code {} is that of {}.", quoted(written), name(ledger, *customer)),
        Evidence::ExactAmount => "The amount is exact.".into(),
        Evidence::OnlyOneOfAmount => "No other open document has this amount.".into(),
        Evidence::Sum { n: count } => format!("It is the sum of {}.", documents(count)),
        Evidence::AllOpen { n: count } => format!("It is all that was open on that day ({}).", documents(count)),
        Evidence::Consecutive { n: count } => format!("They are {} that follow each other.", documents(count)),
        Evidence::AllDue { n: count } => format!("It is all that was due on that day ({}).", documents(count)),
        Evidence::CreditNote { document } => format!("Credit note {} is taken off.", no(document)),
        Evidence::Discount { amount } => format!("A discount of {} is taken off, in time.", f.amount(*amount)),
        Evidence::Charges { amount, stated: true } => format!("The bank says that it kept {} as charges.", f.amount(*amount)),
        Evidence::Charges { amount, stated: false } => format!("{} is missing: bank charges, most likely.", f.amount(*amount)),
        Evidence::Interest { amount } => format!("{} more than is open.", f.amount(*amount)),
        Evidence::PartPayment { left } => format!("It is a part: {} stays open.", f.amount(*left)),
        Evidence::Instalment { document, due_on } => format!("It is the instalment of {} due on {}.", no(document), f.full_date(*due_on)),
        Evidence::LumpSum { written, n: count } => format!("{} pays {} in one sum.", quoted(written), documents(count)),
        Evidence::Fees { amount } => format!("{} of fees are kept.", f.amount(*amount)),
        Evidence::ChequesTogether { n: count } => format!("Cheques paid in together: {}.", documents(count)),
        Evidence::AlreadyBooked { days: 0, .. } => "Your books have this amount on the same day.".into(),
        Evidence::AlreadyBooked { days, .. } => format!("Your books have this amount within {}.", f.count(i64::from(*days), "day", "days")),
        Evidence::CameBack { .. } => "A payment of this amount came back.".into(),
        Evidence::BankCode => "The bank itself says so.".into(),
        Evidence::Wording { written } => format!("{} is no customer’s.", quoted(written)),
        Evidence::LearnedNobody { sign } => format!("{} is no customer’s, by your answers.", quoted(sign)),
        Evidence::Twins { n: count } => {
            format!("Against it: {} as well.", f.count(i64::from(*count), "other reading fits", "other readings fit"))
        }
        Evidence::OldestFirst => "Nothing says which: the oldest first.".into(),
        Evidence::ByHand => "You said so.".into(),
    }
}

/// French.
pub const FR: Matching = Matching {
    reason: reason_fr,
    surety: |surety| match surety {
        Surety::Sure => "sûr",
        Surety::Likely => "probable",
        Surety::Choose => "à choisir",
    },
    not_customers: |reason| match reason {
        NotCustomers::Charge => "frais de banque",
        NotCustomers::Salary => "salaires et cotisations",
        NotCustomers::OwnTransfer => "virement entre vos comptes",
        NotCustomers::Tax => "impôts et taxes",
        NotCustomers::Supplier => "fournisseur",
        NotCustomers::Loan => "emprunt, capital ou compte d’associé",
        NotCustomers::Takings => "recette sans facture",
        NotCustomers::Other => "autre chose",
    },
    by: |by| match by {
        ExplainedBy::Automatic => "pris tout seul, parce que sûr",
        ExplainedBy::Taken => "proposé, et accepté",
        ExplainedBy::ByHand => "dit à la main",
    },
};

/// English.
pub const EN: Matching = Matching {
    reason: reason_en,
    surety: |surety| match surety {
        Surety::Sure => "sure",
        Surety::Likely => "likely",
        Surety::Choose => "to choose",
    },
    not_customers: |reason| match reason {
        NotCustomers::Charge => "bank charges",
        NotCustomers::Salary => "salaries and contributions",
        NotCustomers::OwnTransfer => "between your accounts",
        NotCustomers::Tax => "taxes",
        NotCustomers::Supplier => "a supplier",
        NotCustomers::Loan => "loan, capital or a partner’s account",
        NotCustomers::Takings => "takings without an invoice",
        NotCustomers::Other => "something else",
    },
    by: |by| match by {
        ExplainedBy::Automatic => "taken by itself, since it was sure",
        ExplainedBy::Taken => "proposed, and taken",
        ExplainedBy::ByHand => "said by hand",
    },
};
