//! What the forms of the page of customers say, and what was done with them.

use super::customers::{ENGLISH, FRENCH};
use crate::insight::TermsEffect;

/// The forms.
pub struct Form {
    /// Title.
    pub new_title: &'static str,
    /// Title.
    pub edit_title: fn(&str) -> String,
    /// Field.
    pub name: &'static str,
    /// Field.
    pub address: &'static str,
    /// Field.
    pub contact: &'static str,
    /// Field.
    pub email: &'static str,
    /// Field.
    pub phone: &'static str,
    /// Field.
    pub language: &'static str,
    /// Follows the country.
    pub language_auto: &'static str,
    /// Another, as the file said.
    pub language_other: fn(&str) -> String,
    /// Field.
    pub country: &'static str,
    /// Beneath.
    pub country_help: &'static str,
    /// What is wrong.
    pub country_wrong: &'static str,
    /// Field.
    pub legal_id: &'static str,
    /// What is wrong.
    pub legal_id_wrong: &'static str,
    /// What is wrong.
    pub email_wrong: &'static str,
    /// What is wrong.
    pub name_missing: &'static str,
    /// Field.
    pub kind: &'static str,
    /// Writes it.
    pub save: &'static str,
    /// Title.
    pub kind_title: fn(i64) -> String,
    /// Title.
    pub terms_title: fn(i64) -> String,
    /// A document of a day falls due on another.
    pub example: fn(&str, &str) -> String,
    /// Field.
    pub basis: &'static str,
    /// An answer.
    pub confirmed: &'static str,
    /// An answer.
    pub assumed: &'static str,
    /// What it means.
    pub confirmed_means: &'static str,
    /// What it means.
    pub assumed_means: &'static str,
    /// What it changes.
    pub effect: fn(&TermsEffect) -> String,
    /// Does it.
    pub apply: &'static str,
    /// Title.
    pub invoice_title: fn(&str) -> String,
    /// Field.
    pub number: &'static str,
    /// What is wrong.
    pub number_missing: &'static str,
    /// Field.
    pub issued_on: &'static str,
    /// Field.
    pub amount: &'static str,
    /// What is wrong.
    pub amount_wrong: &'static str,
    /// What kind of document.
    pub document_kind: &'static str,
    /// Field.
    pub due_by: &'static str,
    /// An answer.
    pub due_by_terms: &'static str,
    /// An answer.
    pub due_on_day: &'static str,
    /// Field.
    pub due_on: &'static str,
    /// What is wrong.
    pub date_missing: &'static str,
    /// What is wrong.
    pub due_too_early: &'static str,
    /// The day the terms give.
    pub due_terms_say: fn(&str, &str) -> String,
}

/// What was done, for the line that can take it back.
pub struct Done {
    /// A customer is new.
    pub added: fn(&str) -> String,
    /// A sheet changed.
    pub described: fn(&str) -> String,
    /// A kind was set.
    pub kind: fn(i64, &str) -> String,
    /// Terms were agreed.
    pub terms: fn(i64, &str) -> String,
    /// An invoice was recorded.
    pub issued: fn(&str) -> String,
}

/// The forms.
pub(super) const FORM_FR: Form = Form {
    new_title: "Nouveau client",
    edit_title: |name| format!("Coordonnées de {name}"),
    name: "Nom",
    address: "Adresse",
    contact: "Interlocuteur",
    email: "Courriel",
    phone: "Téléphone",
    language: "Langue des lettres",
    language_auto: "Celle du pays",
    language_other: |code| format!("Autre ({code})"),
    country: "Pays (deux lettres)",
    country_help: "FR, BE, DE… vide pour votre pays",
    country_wrong: "Deux lettres attendues, comme FR ou BE.",
    legal_id: "SIREN, n° d’entreprise ou de TVA",
    legal_id_wrong: "Ce n’est ni un SIREN, ni un SIRET, ni un numéro de TVA ou d’entreprise français ou belge\u{202f}: la clé ne tombe pas juste.",
    email_wrong: "Une adresse comme nom@exemple.fr est attendue.",
    name_missing: "Le nom est nécessaire.",
    kind: "Nature",
    save: "Enregistrer",
    kind_title: |n| format!("Nature de {}", FRENCH.count(n, "client", "clients")),
    terms_title: |n| format!("Conditions de paiement de {}", FRENCH.count(n, "client", "clients")),
    example: |issued, due| format!("Une facture du {issued} échoit le {due}."),
    basis: "Ces conditions sont",
    confirmed: "Convenues",
    assumed: "Supposées",
    confirmed_means: "Convenues avec le client\u{202f}: les échéances deviennent sûres, pénalités et mise en demeure deviennent possibles.",
    assumed_means: "Une supposition\u{202f}: on rappelle, sans pénalités ni mise en demeure.",
    effect: effect_fr,
    apply: "Appliquer",
    invoice_title: |name| format!("Nouvelle facture pour {name}"),
    number: "Numéro",
    number_missing: "Le numéro est nécessaire.",
    issued_on: "Date",
    amount: "Montant TTC",
    amount_wrong: "Un montant comme 1\u{202f}234,56 est attendu.",
    document_kind: "Document",
    due_by: "Échéance",
    due_by_terms: "Selon les conditions",
    due_on_day: "À une date",
    due_on: "Échéance le",
    date_missing: "Une date est nécessaire.",
    due_too_early: "L’échéance précède la date de la facture.",
    due_terms_say: |terms, day| format!("{terms}\u{202f}: le {day}"),
};

/// What was done.
pub(super) const DONE_FR: Done = Done {
    added: |name| format!("{name} est enregistré."),
    described: |name| format!("Coordonnées de {name} enregistrées."),
    kind: |n, kind| format!("{}\u{202f}: {kind}.", FRENCH.count(n, "client", "clients")),
    terms: |n, terms| format!("{}\u{202f}: {terms}.", FRENCH.count(n, "client", "clients")),
    issued: |number| format!("Facture {number} enregistrée."),
};

/// The forms.
pub(super) const FORM_EN: Form = Form {
    new_title: "New customer",
    edit_title: |name| format!("Contact of {name}"),
    name: "Name",
    address: "Address",
    contact: "Contact",
    email: "E-mail",
    phone: "Telephone",
    language: "Language of letters",
    language_auto: "That of the country",
    language_other: |code| format!("Other ({code})"),
    country: "Country (two letters)",
    country_help: "FR, BE, DE… empty for your country",
    country_wrong: "Two letters are expected, such as FR or BE.",
    legal_id: "Company or VAT number",
    legal_id_wrong: "This is no French or Belgian company or VAT number: its check digits do not fit.",
    email_wrong: "An address such as name@example.com is expected.",
    name_missing: "A name is needed.",
    kind: "Kind",
    save: "Save",
    kind_title: |n| format!("Kind of {}", ENGLISH.count(n, "customer", "customers")),
    terms_title: |n| format!("Payment terms of {}", ENGLISH.count(n, "customer", "customers")),
    example: |issued, due| format!("An invoice of {issued} falls due on {due}."),
    basis: "These terms are",
    confirmed: "Agreed",
    assumed: "Assumed",
    confirmed_means: "Agreed with the customer: due dates become sure, interest and a formal notice become possible.",
    assumed_means: "A guess: one reminds, without interest or a formal notice.",
    effect: effect_en,
    apply: "Apply",
    invoice_title: |name| format!("New invoice for {name}"),
    number: "Number",
    number_missing: "A number is needed.",
    issued_on: "Date",
    amount: "Amount, tax included",
    amount_wrong: "An amount such as 1,234.56 is expected.",
    document_kind: "Document",
    due_by: "Due",
    due_by_terms: "By the terms",
    due_on_day: "On a day",
    due_on: "Due on",
    date_missing: "A day is needed.",
    due_too_early: "The due date is before that of the invoice.",
    due_terms_say: |terms, day| format!("{terms}: {day}"),
};

/// What was done.
pub(super) const DONE_EN: Done = Done {
    added: |name| format!("{name} is recorded."),
    described: |name| format!("Contact of {name} recorded."),
    kind: |n, kind| format!("{}: {kind}.", ENGLISH.count(n, "customer", "customers")),
    terms: |n, terms| format!("{}: {terms}.", ENGLISH.count(n, "customer", "customers")),
    issued: |number| format!("Invoice {number} recorded."),
};

fn effect_fr(effect: &TermsEffect) -> String {
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    if effect.following == 0 {
        return "Aucun document ne suit les conditions de paiement\u{202f}; elles compteront pour les prochains.".to_owned();
    }
    let mut said = format!(
        "{} {} d’échéance, sur {} qui {} les conditions de paiement.",
        FRENCH.count(n(effect.moved), "document", "documents"),
        FRENCH.plural(n(effect.moved), "change", "changent"),
        FRENCH.number(n(effect.following)),
        FRENCH.plural(n(effect.following), "suit", "suivent"),
    );
    if effect.confirmed > 0 {
        let dates = FRENCH.count(n(effect.confirmed), "échéance supposée devient sûre.", "échéances supposées deviennent sûres.");
        said = format!("{said} {dates}");
    }
    said
}

fn effect_en(effect: &TermsEffect) -> String {
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    if effect.following == 0 {
        return "No document follows the payment terms; they will count for the next ones.".to_owned();
    }
    let mut said = format!(
        "{} another due date, of {} that {} the payment terms.",
        ENGLISH.count(n(effect.moved), "document gets", "documents get"),
        ENGLISH.number(n(effect.following)),
        ENGLISH.plural(n(effect.following), "follows", "follow"),
    );
    if effect.confirmed > 0 {
        let dates = ENGLISH.count(n(effect.confirmed), "assumed due date becomes sure.", "assumed due dates become sure.");
        said = format!("{said} {dates}");
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_terms_change_is_said_with_its_numbers() {
        let effect = TermsEffect { following: 3, moved: 2, confirmed: 1, ..TermsEffect::default() };
        let said = (FORM_FR.effect)(&effect);
        assert!(said.contains("2\u{a0}documents changent d’échéance, sur 3 qui suivent"), "{said}");
        assert!(said.ends_with("1\u{a0}échéance supposée devient sûre."), "{said}");
        assert!((FORM_EN.effect)(&TermsEffect::default()).starts_with("No document follows"));
    }
}
