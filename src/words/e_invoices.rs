//! E-invoices: what was assumed of one, and why one does not go in.

use super::faults::{Trouble, trouble};
use super::format::Format;
use super::language::Language;
use crate::exchange::einvoice::{Assumed, Lacking, NoSale};
use crate::exchange::reading;

const FR: Format = Format::new(Language::Fr);
const EN: Format = Format::new(Language::En);

/// Its words on the page of imports.
pub struct EInvoices {
    /// Number of the document.
    pub number: &'static str,
    /// When it is due.
    pub due: &'static str,
    /// It does not say when.
    pub due_by_terms: &'static str,
    /// Issued on that day.
    pub issued_on: fn(&str) -> String,
    /// Name of the syntax.
    pub syntax: fn(reading::Format) -> &'static str,
}

fn syntax(format: reading::Format) -> &'static str {
    match format {
        reading::Format::Ubl => "UBL",
        reading::Format::Cii => "CII",
        reading::Format::FacturX => "Factur-X",
        _ => "",
    }
}

/// French.
pub(super) const WORDS_FR: EInvoices =
    EInvoices { number: "Numéro", due: "Échéance", due_by_terms: "selon vos conditions", issued_on: |day| format!("du {day}"), syntax };

/// English.
pub(super) const WORDS_EN: EInvoices =
    EInvoices { number: "Number", due: "Due", due_by_terms: "by your terms", issued_on: |day| format!("of {day}"), syntax };

/// What was assumed, as a sentence.
pub(super) fn assumed_fr(assumed: &Assumed) -> String {
    match assumed {
        Assumed::SellerIsUs => {
            "Vos identifiants ne sont pas encore connus\u{202f}: le vendeur de cette facture est pris pour vous. Vérifiez-le, ou entrez votre SIREN dans les réglages.".into()
        }
        Assumed::SellerByName => "Le vendeur porte votre nom, mais aucun de vos identifiants\u{202f}: pris pour vous.".into(),
        Assumed::DueFromWords { due_on } => {
            format!("Pas de date d’échéance\u{202f}; d’après les conditions écrites, le {}.", FR.full_date(*due_on))
        }
        Assumed::TermsUnclear => {
            "Pas de date d’échéance, et des conditions qui se lisent de plusieurs façons\u{202f}: l’échéance suit vos propres conditions, à confirmer.".into()
        }
        Assumed::SeveralDueDates => "Plusieurs dates d’échéance, sans dire combien à chacune\u{202f}: la dernière compte.".into(),
        Assumed::NegativeCredit => "Un avoir écrit avec un signe moins\u{202f}: compté comme un avoir, qui diminue ce qui est dû.".into(),
        Assumed::Rounded { amount } => format!("Plus de décimales que la devise n’en a\u{202f}: arrondi à {}.", FR.amount(*amount)),
        Assumed::Replaces { number } => format!(
            "Facture rectificative, à la place de {number}. Si {number} est déjà ici, enregistrez son avoir\u{202f}; sinon les deux comptent."
        ),
        Assumed::PayableDiffers { total, payable } => format!(
            "Les totaux font {}, le montant à payer est {}\u{202f}: c’est le montant à payer qui compte.",
            FR.amount(*total),
            FR.amount(*payable)
        ),
        Assumed::PaidBefore { amount } => {
            format!("{} déjà réglés, à une date que le fichier tait\u{202f}: comptés au jour de la facture.", FR.amount(*amount))
        }
    }
}

/// What was assumed, as a sentence.
pub(super) fn assumed_en(assumed: &Assumed) -> String {
    match assumed {
        Assumed::SellerIsUs => {
            "Your own identifiers are not known yet: the seller of this invoice is taken to be you. Check it, or enter your company number in Settings.".into()
        }
        Assumed::SellerByName => "The seller bears your name, but none of your identifiers: taken to be you.".into(),
        Assumed::DueFromWords { due_on } => format!("No due date; by the terms as written, {}.", EN.full_date(*due_on)),
        Assumed::TermsUnclear => {
            "No due date, and terms that can be read in several ways: it falls due by your own terms, to be confirmed.".into()
        }
        Assumed::SeveralDueDates => "Several due dates, without saying how much on each: the last one counts.".into(),
        Assumed::NegativeCredit => "A credit note written with a minus: counted as a credit note, which lowers what is owed.".into(),
        Assumed::Rounded { amount } => format!("More decimals than the currency has: rounded to {}.", EN.amount(*amount)),
        Assumed::Replaces { number } => {
            format!("A corrected invoice, in the place of {number}. If {number} is here already, enter its credit note; otherwise both count.")
        }
        Assumed::PayableDiffers { total, payable } => format!(
            "The totals make {}, the amount to pay is {}: the amount to pay counts.",
            EN.amount(*total),
            EN.amount(*payable)
        ),
        Assumed::PaidBefore { amount } => {
            format!("{} paid before, on a day that the file does not say: counted on the day of the invoice.", EN.amount(*amount))
        }
    }
}

/// Why it does not go in.
pub(super) fn no_sale_fr(why: &NoSale) -> Trouble {
    match why {
        NoSale::Purchase { seller } => trouble(
            format!("C’est une facture d’achat\u{202f}: {} vous la demande, elle n’est pas à recevoir.", named_fr(seller)),
            "Échéance suit ce que l’on vous doit. Déposez vos factures de vente.",
        ),
        NoSale::OfOthers { seller, id } => trouble(
            format!("Cette facture est de {}, et n’est pas adressée à vous.", with_id(&named_fr(seller), id)),
            "Si c’est bien vous, ajoutez cet identifiant dans les réglages, puis déposez-la à nouveau.",
        ),
        NoSale::Lacks(what) => {
            let what = match what {
                Lacking::Number => "de numéro",
                Lacking::Day => "de date d’émission",
                Lacking::Currency => "de devise",
                Lacking::Amount => "de montant",
                Lacking::Buyer => "de client",
            };
            trouble(
                format!("Cette facture électronique n’a pas {what}."),
                "Demandez à votre logiciel de la refaire, ou saisissez-la à la main.",
            )
        }
        NoSale::NotACurrency(found) => trouble(
            format!("«\u{202f}{found}\u{202f}» n’est pas une devise ISO."),
            "Demandez à votre logiciel de refaire la facture, ou saisissez-la à la main.",
        ),
        NoSale::ProForma => trouble("C’est une facture pro forma\u{202f}: rien n’est dû.", "Déposez la facture définitive."),
        NoSale::TooLarge => trouble("Un montant de cette facture est trop grand pour être compté.", "Vérifiez le fichier."),
    }
}

/// Why it does not go in.
pub(super) fn no_sale_en(why: &NoSale) -> Trouble {
    match why {
        NoSale::Purchase { seller } => trouble(
            format!("This is a purchase: {} asks you for it, so there is nothing to receive.", named_en(seller)),
            "Échéance follows what you are owed. Drop your sales invoices.",
        ),
        NoSale::OfOthers { seller, id } => trouble(
            format!("This invoice is from {}, and not addressed to you.", with_id(&named_en(seller), id)),
            "If that is you, add the identifier in Settings, then drop the invoice again.",
        ),
        NoSale::Lacks(what) => {
            let what = match what {
                Lacking::Number => "number",
                Lacking::Day => "date of issue",
                Lacking::Currency => "currency",
                Lacking::Amount => "amount",
                Lacking::Buyer => "customer",
            };
            trouble(format!("This e-invoice has no {what}."), "Have your software make it again, or enter it by hand.")
        }
        NoSale::NotACurrency(found) => {
            trouble(format!("“{found}” is not an ISO currency."), "Have your software make the invoice again, or enter it by hand.")
        }
        NoSale::ProForma => trouble("This is a pro forma invoice: nothing is owed.", "Drop the final invoice."),
        NoSale::TooLarge => trouble("An amount of this invoice is too large to count.", "Check the file."),
    }
}

fn named_fr(seller: &str) -> String {
    if seller.is_empty() { "un vendeur sans nom".to_owned() } else { seller.to_owned() }
}

fn named_en(seller: &str) -> String {
    if seller.is_empty() { "a seller without a name".to_owned() } else { seller.to_owned() }
}

fn with_id(name: &str, id: &str) -> String {
    if id.is_empty() { name.to_owned() } else { format!("{name} ({id})") }
}
