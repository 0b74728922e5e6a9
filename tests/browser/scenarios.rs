//! Scenarios as a person changes them: by the line's arrow keys, by pointer, by the fields; what moves is shown before it is kept, and taken
//! back.

use crate::book::{EN, FR, small_taken_in};
use crate::house::{House, Outcome, Stage, trial};
use libtest_mimic::Trial;
use std::sync::Arc;

/// The keys of the arrows, as a driver names them.
const RIGHT: char = '\u{e014}';
const ENTER: char = '\u{e007}';

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "a_step_is_moved_by_keys_shown_what_it_moves_kept_and_taken_back", by_keys),
        trial(house, "a_rule_is_added_with_what_it_moves_and_a_customer_follows_by_hand", rules),
    ]
}

/// The card of a customer who is 20 days late says which scenario it follows and why its step comes now.
async fn by_keys(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.open("#/today").await?;
    person.sees("Standard scenario, 15 days after the due date").await?;
    person.open("#/scenarios").await?;
    person.sees("Who follows which scenario").await?;
    let focus = "const it = document.querySelectorAll('.step-stop')[2]; it.focus(); return it.getAttribute('aria-label').includes('+15')";
    person.until("the first reminder on the line", focus).await?;
    for _ in 0..5 {
        person.presses(false, RIGHT).await?;
    }
    person.until("it to stand five days later", "return document.activeElement.getAttribute('aria-label').includes('+20')").await?;
    person.presses(false, ENTER).await?;
    person.sees("Counted from").await?;
    person.sees("Without an answer: Call, 10 days later.").await?;
    person.pictures("scenario-step").await?;
    person.clicks("button", "See the effect and save").await?;
    person.sees("What this changes").await?;
    person.clicks("button", "Save").await?;
    person.sees("Standard: saved.").await?;
    person.reload().await?;
    person.open("#/scenarios").await?;
    person.sees("+20 days").await?;
    person.clicks("button", "Go back to the original scenario").await?;
    person.clicks("button", "Save").await?;
    person.sees("Standard: saved.").await?;
    person.misses("+20 days").await?;
    person.clicks("button", "Undo").await?;
    person.sees("+20 days").await?;
    // By pointer: a stop is dragged along the line, and does not open.
    let drag = "const it = document.querySelectorAll('.step-stop')[1], box = it.getBoundingClientRect(), line = it.parentElement;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2], wide = line.getBoundingClientRect().width;
        const tell = (to, kind, x) => to.dispatchEvent(new PointerEvent(kind, { bubbles: true, clientX: x, clientY: y, pointerId: 1 }));
        tell(it, 'pointerdown', x); tell(line, 'pointermove', x + wide * 4 / 105); tell(line, 'pointerup', x + wide * 4 / 105); it.click();
        return true";
    person.look(drag, vec![]).await?;
    person
        .until("it to stand four days later", "return document.querySelectorAll('.step-stop')[1].getAttribute('aria-label').includes('+7')")
        .await?;
    let sheets = person.look("return document.querySelectorAll('aside.side').length", vec![]).await?;
    if sheets != 0 {
        return Err("a drag opened the step".into());
    }
    person.clicks("button", "Discard the changes").await?;
    person.until("it to be back", "return document.querySelectorAll('.step-stop')[1].getAttribute('aria-label').includes('+3')").await
}

async fn rules(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &FR).await?;
    person.open("#/scenarios").await?;
    person.sees("Ce sont les règles d’origine").await?;
    person.clicks("any", "Nouvelle règle").await?;
    person.types("Doivent au moins", "beaucoup").await?;
    person.sees("Un montant, par exemple").await?;
    person.types("Doivent au moins", "1000").await?;
    person.chooses("Suivent", "Courtoisie").await?;
    person.clicks("button", "Ajouter la règle en tête").await?;
    person.sees("Qui doivent au moins 1 000,00 €").await?;
    person.clicks("button", "Voir l’effet et enregistrer").await?;
    person.sees("1 client change").await.or(person.sees("changent de scénario").await)?;
    person.sees("Northwind Timber").await?;
    person.pictures("scenario-preview").await?;
    person.clicks("button", "Enregistrer").await?;
    person.sees("Qui suit quel scénario : enregistré.").await?;
    person.open("#/today").await?;
    person.sees("Scénario Courtoisie").await?;
    person.open("#/scenarios").await?;
    person.chooses("Scénario de Harbour Books", "Ferme").await?;
    person.sees("Harbour Books : enregistré.").await?;
    person.clicks("button", "Annuler").await?;
    person.clicks("button", "Ferme").await?;
    person.misses("Harbour Books").await
}
