//! The checklist of an invoice's mentions.

use super::format::THIN;
use crate::insight::{MentionState, Seen};
use crate::law::mentions::{Mention, Need};

/// Its words.
pub struct Mentions {
    /// Opens the checklist.
    pub check: &'static str,
    /// Its title, with the invoice.
    pub title: fn(&str) -> String,
    /// What was looked through: an e-invoice, or the books alone.
    pub looked_through: fn(bool) -> &'static str,
    /// A text was pasted.
    pub looked_in_text: &'static str,
    /// Field.
    pub paste: &'static str,
    /// What pasting is for.
    pub paste_help: &'static str,
    /// By whose law, for whom.
    pub by_law: fn(&str, &str) -> String,
    /// No list of mentions was read for that law.
    pub no_list: fn(&str) -> String,
    /// A mention.
    pub mention: fn(Mention) -> &'static str,
    /// How it stands.
    pub state: fn(&MentionState) -> String,
    /// Why it is looked for, where no text wants it plainly; empty where one does.
    pub need: fn(Need) -> &'static str,
    /// How many are missing of how many wanted.
    pub summary: fn(i64, i64) -> String,
    /// The words for what is missing.
    pub write_them: &'static str,
    /// A right stands without the mention.
    pub right_stays: &'static str,
}

/// French.
pub const FR: Mentions = Mentions {
    check: "Vérifier les mentions",
    title: |name| format!("Mentions de {name}"),
    looked_through: |from_file| {
        if from_file {
            "Cherchées dans ce qui a été lu de la facture électronique."
        } else {
            "Cherchées dans vos livres\u{202f}: la facture elle-même n’a pas été vue. Collez son texte pour en savoir plus."
        }
    },
    looked_in_text: "Cherchées par mots dans le texte collé, en français et en anglais\u{202f}: un mot trouvé n’est pas une phrase comprise, relisez-la.",
    paste: "Texte de la facture",
    paste_help: "Ouvrez la facture, copiez tout, collez ici. Le texte n’est pas gardé.",
    by_law: |law, debtor| format!("Loi {law}, {debtor}"),
    no_list: |law| format!("Aucune liste de mentions n’a été lue ici pour cette loi{THIN}: {law}."),
    mention: |mention| match mention {
        Mention::Number => "Numéro",
        Mention::IssueDate => "Date d’émission",
        Mention::PaymentDate => "Date de règlement",
        Mention::Discount => "Conditions d’escompte, ou son absence",
        Mention::LateRate => "Taux des pénalités de retard",
        Mention::FixedSum => "Indemnité forfaitaire de 40\u{202f}€",
        Mention::OrderNumber => "Numéro de commande",
        Mention::SellerNumber => "Votre SIREN ou numéro d’entreprise",
        Mention::SellerVat => "Votre numéro de TVA",
        Mention::BuyerNumber => "Le numéro de l’acheteur",
        Mention::Tax => "TVA par taux, ou pourquoi il n’y en a pas",
        Mention::Account => "Compte où payer",
    },
    state: |state| match state {
        MentionState::Present(Seen::InFile) => "présente dans la facture électronique".to_owned(),
        MentionState::Present(Seen::InBooks) => "connue de vos livres, non vue sur la facture".to_owned(),
        MentionState::Present(Seen::Words(words)) => format!("présente{THIN}: «\u{202f}{words}\u{202f}»"),
        MentionState::RuleOnly(words) => format!("une règle sans jour{THIN}: «\u{202f}{words}\u{202f}»"),
        MentionState::Missing => "absente de ce qui a été lu".to_owned(),
        MentionState::CannotTell => "impossible à dire\u{202f}: vos livres n’en savent rien".to_owned(),
        MentionState::NothingToLookFor => "impossible à dire\u{202f}: ce numéro n’est pas sur la fiche".to_owned(),
    },
    need: |need| match need {
        Need::Wanted => "",
        Need::WhereThereIs => "s’il y en a un",
        Need::Useful => "utile, aucun texte lu ne l’impose",
    },
    summary: |missing, wanted| match missing {
        0 => format!("Aucune mention obligatoire ne manque à ce qui a été lu, sur {wanted}."),
        1 => format!("1 mention obligatoire manque à ce qui a été lu, sur {wanted}."),
        n => format!("{n} mentions obligatoires manquent à ce qui a été lu, sur {wanted}."),
    },
    write_them: "Écrire les clauses qui manquent",
    right_stays: "Une mention absente n’ôte pas le droit aux pénalités entre professionnels (jurisprudence, non vérifié)\u{202f}; elle expose à une amende.",
};

/// English.
pub const EN: Mentions = Mentions {
    check: "Check the mentions",
    title: |name| format!("Mentions of {name}"),
    looked_through: |from_file| {
        if from_file {
            "Looked for in what was read of the e-invoice."
        } else {
            "Looked for in your books: the invoice itself was not seen. Paste its text to know more."
        }
    },
    looked_in_text: "Looked for by words in the pasted text, in French and English: a word found is not a sentence understood, read it again.",
    paste: "Text of the invoice",
    paste_help: "Open the invoice, copy all of it, paste it here. The text is not kept.",
    by_law: |law, debtor| format!("Law of {law}, {debtor}"),
    no_list: |law| format!("No list of mentions was read here for this law: {law}."),
    mention: |mention| match mention {
        Mention::Number => "Number",
        Mention::IssueDate => "Date of issue",
        Mention::PaymentDate => "Payment date",
        Mention::Discount => "Discount for early payment, or that there is none",
        Mention::LateRate => "Rate of late interest",
        Mention::FixedSum => "Fixed sum of \u{20ac}40",
        Mention::OrderNumber => "Order number",
        Mention::SellerNumber => "Your SIREN or enterprise number",
        Mention::SellerVat => "Your VAT number",
        Mention::BuyerNumber => "The buyer’s number",
        Mention::Tax => "VAT by rate, or why there is none",
        Mention::Account => "Account to pay to",
    },
    state: |state| match state {
        MentionState::Present(Seen::InFile) => "present in the e-invoice".to_owned(),
        MentionState::Present(Seen::InBooks) => "known to your books, not seen on the invoice".to_owned(),
        MentionState::Present(Seen::Words(words)) => format!("present: “{words}”"),
        MentionState::RuleOnly(words) => format!("a rule without a day: “{words}”"),
        MentionState::Missing => "missing from what was read".to_owned(),
        MentionState::CannotTell => "cannot be told: your books do not know".to_owned(),
        MentionState::NothingToLookFor => "cannot be told: that number is not on the sheet".to_owned(),
    },
    need: |need| match need {
        Need::Wanted => "",
        Need::WhereThereIs => "where there is one",
        Need::Useful => "useful, no text that was read wants it",
    },
    summary: |missing, wanted| match missing {
        0 => format!("No compulsory mention is missing from what was read, of {wanted}."),
        1 => format!("1 compulsory mention is missing from what was read, of {wanted}."),
        n => format!("{n} compulsory mentions are missing from what was read, of {wanted}."),
    },
    write_them: "Write the missing clauses",
    right_stays: "Between businesses a missing mention does not take away the right to interest (case law, not verified); it exposes to a fine.",
};
