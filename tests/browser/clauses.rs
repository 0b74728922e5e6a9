//! What papers may say of payment, and the checklist of an invoice, used as a person uses them.

use crate::book::{EN, small_taken_in};
use crate::house::{House, Outcome, Stage, trial};
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "clauses_follow_the_law_and_the_debtor_and_can_be_copied", async |stage| {
            let person = stage.browser("fr").await?;
            person.set_clock("2026-11-23").await?;
            person.open("").await?;
            person.open("#/settings").await?;
            person.clicks("link", "Clauses et mentions").await?;
            person.sees("majoré de 10 points, soit 12,40 %").await?;
            person.sees("indemnité forfaitaire pour frais de recouvrement de 40,00 €").await?;
            person.sees("Pas d'escompte pour paiement anticipé.").await?;
            person.pictures("clauses-fr").await?;
            person.chooses("Nature du client", "particulier").await?;
            person.sees("taux d'intérêt légal").await?;
            person.sees("n'est pas due par un particulier").await?;
            person.misses("recouvrement de 40,00 €").await?;
            person.chooses("Loi", "Belgique").await?;
            person.clicks("answer", "Devis").await?;
            person.sees("un premier rappel est envoyé sans frais").await?;
            person.sees("20 € jusqu'à 150 € restant dus").await?;
            // The address holds the choice; the language of the paper is its own.
            person.reload().await?;
            person.sees("un premier rappel est envoyé sans frais").await?;
            person.chooses("Langue du document", "English").await?;
            person.sees("a first reminder is sent free of charge").await?;
            person.clicks("button", "Copier le texte").await?;
            person.sees("Le texte est copié.").await?;
            person.holds_telephone(true).await?;
            person.pictures("clauses-telephone").await?;
            Ok(())
        }),
        trial(house, "the_mentions_of_an_invoice_are_checked_in_its_pasted_text", mentions),
    ]
}

async fn mentions(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Invoices").await?;
    person.clicks("row", "INV-101").await?;
    person.clicks("button", "Check the mentions").await?;
    person.sees("the invoice itself was not seen").await?;
    person.sees("cannot be told").await?;
    person.types("Text of the invoice", "An invoice that says little. VAT 20%").await?;
    person.sees("missing from what was read").await?;
    person.sees("compulsory mentions are missing").await?;
    person.types("Text of the invoice", "A fixed sum of €40 for recovery costs is due.").await?;
    person.sees("present: “A fixed sum").await?;
    person.pictures("mentions").await?;
    person.clicks("link", "Write the missing clauses").await?;
    person.sees("Any delay in payment gives rise by law").await
}
