//! What the sheet of a reminder says, up to the moment at which it leaves.

use super::Format;
use super::Language;
use super::format::THIN;
use crate::ledger::{Channel, CustomerKind};

/// Its words.
pub struct Reminder {
    /// The sheet of one card.
    pub sheet: Sheet,
    /// What was looked at before a card is sent.
    pub checks: Checks,
}

/// The sheet of one card.
pub struct Sheet {
    /// Whom, and the person to write to.
    pub attention: fn(&str, &str) -> String,
    /// Section.
    pub checked: &'static str,
    /// Before the kinds that can be chosen.
    pub it_is: &'static str,
    /// A kind, as an answer.
    pub kind: fn(CustomerKind) -> &'static str,
    /// Confirms a rule.
    pub confirm_terms: fn(&str) -> String,
    /// Confirms dates.
    pub confirm_dates: fn(i64) -> String,
    /// Takes the card as it is now.
    pub take_anew: &'static str,
    /// Section.
    pub claimed: &'static str,
    /// Column, for who cannot see it.
    pub claim: &'static str,
    /// Column.
    pub document: &'static str,
    /// Column.
    pub late: &'static str,
    /// Column.
    pub open: &'static str,
    /// Ticks a document.
    pub claim_one: fn(&str) -> String,
    /// Beside an assumed due date.
    pub assumed: &'static str,
    /// A document without number.
    pub unnumbered: &'static str,
    /// Row.
    pub interest: &'static str,
    /// Row: how many, each.
    pub compensation: fn(i64, &str) -> String,
    /// Beside a row that is named and not part of the total.
    pub for_information: &'static str,
    /// Row.
    pub total: &'static str,
    /// Title of an answer.
    pub why_interest: fn(&str) -> String,
    /// Title of an answer.
    pub why_compensation: fn(&str) -> String,
    /// Why nothing is charged, before the sentence.
    pub not_charged: &'static str,
    /// Folded: late documents that are not in it.
    pub left_out: fn(i64) -> String,
    /// Its own step comes first.
    pub own_step_first: fn(&str) -> String,
    /// Its step comes on a day.
    pub not_yet: fn(&str, &str) -> String,
    /// Every step is done.
    pub finished: &'static str,
    /// Section: figures to be confirmed.
    pub unsure: &'static str,
    /// One of them that is a rate of some days: citation, caution, first day, last day.
    pub unsure_rate: fn(&str, &str, &str, &str) -> String,
    /// Says that the person looked.
    pub unsure_tick: &'static str,
    /// Section.
    pub letter: &'static str,
    /// Choice.
    pub tone: &'static str,
    /// Choice.
    pub language: &'static str,
    /// Choice and row.
    pub way: &'static str,
    /// Row.
    pub subject: &'static str,
    /// Row.
    pub to: &'static str,
    /// No address is known.
    pub no_mail: &'static str,
    /// Opens the mail program.
    pub mailto: &'static str,
    /// Begins to change the words.
    pub edit: &'static str,
    /// Ends.
    pub edit_done: &'static str,
    /// Field.
    pub text_before: &'static str,
    /// Field.
    pub text_after: &'static str,
    /// Beneath: what cannot be changed.
    pub text_help: &'static str,
    /// Back to the words proposed.
    pub text_back: &'static str,
    /// The words were changed.
    pub edited: &'static str,
    /// They were replaced, since figures changed.
    pub remade: &'static str,
    /// Nothing is ticked.
    pub none_ticked: &'static str,
    /// No formal notice, before the sentence.
    pub no_formal: &'static str,
    /// No letter: something changed.
    pub changed: &'static str,
    /// Goes to the letter.
    pub print: &'static str,
    /// Makes a draft.
    pub mail: &'static str,
    /// Copies.
    pub copy: &'static str,
    /// Marks as sent.
    pub sent: &'static str,
    /// Leaves the step out.
    pub skip: &'static str,
    /// Why nothing can be sent: a check.
    pub refused_check: &'static str,
    /// Why nothing can leave: figures to be confirmed.
    pub refused_unsure: &'static str,
    /// Why nothing can be entered: a past day, or another tab.
    pub refused_read_only: &'static str,
    /// A question.
    pub skip_title: fn(&str) -> String,
    /// What it means.
    pub skip_help: &'static str,
    /// Field.
    pub skip_reason: &'static str,
    /// Said while it is empty.
    pub skip_empty: &'static str,
    /// Closes without doing anything.
    pub cancel: &'static str,
    /// A question.
    pub bank_title: &'static str,
    /// Why it is asked.
    pub bank_help: &'static str,
    /// Field.
    pub bank_day: &'static str,
    /// Said of a day that is none, or to come.
    pub bank_wrong: &'static str,
    /// Keeps the answer and goes on.
    pub bank_do: &'static str,
}

/// What was looked at before a card is sent.
pub struct Checks {
    /// The bank, known up to a day.
    pub bank: fn(&str) -> String,
    /// The same, too old: so many open days.
    pub bank_stale: fn(&str, i64) -> String,
    /// Nothing is known of it.
    pub bank_unknown: &'static str,
    /// Nothing fits.
    pub no_match: &'static str,
    /// Nothing is open to the customer's credit.
    pub no_credit: &'static str,
    /// Money, credit notes; either may be missing.
    pub credit: fn(Option<&str>, Option<&str>) -> String,
    /// All due dates are sure.
    pub due_dates: &'static str,
    /// So many are assumed.
    pub due_dates_assumed: fn(i64) -> String,
    /// Who the customer is.
    pub kind: fn(CustomerKind) -> &'static str,
    /// An address for the way, or none.
    pub address: fn(Channel, bool) -> &'static str,
    /// A formal notice is allowed.
    pub formal: &'static str,
    /// Nothing was sent a short while ago.
    pub not_recent: &'static str,
    /// Something was, on a day.
    pub recent: fn(&str) -> String,
    /// So much is still late.
    pub amounts: fn(&str) -> String,
    /// A document is no longer late.
    pub gone: fn(&str) -> String,
    /// Another amount: which, was, now.
    pub amount_changed: fn(&str, &str, &str) -> String,
    /// Another due date: which, was, now.
    pub due_date_changed: fn(&str, &str, &str) -> String,
    /// Its step is done or not yet due.
    pub step_changed: fn(&str) -> String,
    /// What a tick, a doubt and a stop are called, for who cannot see them.
    pub states: [&'static str; 3],
}

const FR_FORMAT: Format = Format::new(Language::Fr);
const EN_FORMAT: Format = Format::new(Language::En);

/// French.
pub const FR: Reminder = Reminder {
    sheet: Sheet {
        attention: |name, contact| format!("{name}, à l’attention de {contact}"),
        checked: "Vérifié avant d’écrire",
        it_is: "C’est",
        kind: |kind| match kind {
            CustomerKind::Business => "une entreprise",
            CustomerKind::Consumer => "un particulier",
            CustomerKind::PublicBody => "un organisme public",
            CustomerKind::Unknown => "à préciser",
        },
        confirm_terms: |terms| format!("Confirmer {terms} pour ce client"),
        confirm_dates: |count| if count > 1 { "Confirmer ces échéances".to_owned() } else { "Confirmer cette échéance".to_owned() },
        take_anew: "Reprendre avec les chiffres actuels",
        claimed: "Factures réclamées",
        claim: "Réclamer",
        document: "Facture",
        late: "Retard",
        open: "Reste dû",
        claim_one: |number| format!("Réclamer {number}"),
        assumed: "échéance supposée",
        unnumbered: "sans numéro",
        interest: "Pénalités à ce jour",
        compensation: |count, each| format!("Indemnité, {count} × {each}"),
        for_information: "pour information",
        total: "Total réclamé",
        why_interest: |name| format!("Pénalités de retard, {name}"),
        why_compensation: |name| format!("Indemnité forfaitaire, {name}"),
        not_charged: "Sans pénalités\u{202f}:",
        left_out: |count| FR_FORMAT.count(count, "autre facture en retard n’y est pas", "autres factures en retard n’y sont pas"),
        own_step_first: |step| format!("son étape d’abord\u{202f}: {step}"),
        not_yet: |step, on| format!("{step} le {on}"),
        finished: "toutes les étapes sont faites",
        unsure: "À confirmer avant l’envoi",
        unsure_rate: |citation, caution, from, to| format!("{citation}, {caution}, du {from} au {to}"),
        unsure_tick: "J’ai vérifié ces taux et ces règles",
        letter: "La lettre",
        tone: "Ton",
        language: "Langue de la lettre",
        way: "Voie",
        subject: "Objet",
        to: "À",
        no_mail: "adresse inconnue",
        mailto: "Ouvrir dans la messagerie",
        edit: "Modifier le texte",
        edit_done: "Terminer",
        text_before: "Avant la liste des factures",
        text_after: "Après la liste des factures",
        text_help: "La liste, les sommes et les coordonnées de paiement restent celles qui ont été calculées.",
        text_back: "Revenir au texte proposé",
        edited: "Texte modifié par vous.",
        remade: "Un montant, une date ou le ton a changé\u{202f}: le texte a été refait.",
        none_ticked: "Cochez au moins une facture.",
        no_formal: "Pas de mise en demeure\u{202f}:",
        changed: "Les comptes ont changé depuis l’ouverture de cette fiche.",
        print: "Imprimer la lettre",
        mail: "Brouillon de courriel",
        copy: "Copier le texte",
        sent: "Marquer envoyé",
        skip: "Passer cette étape",
        refused_check: "Une vérification s’y oppose\u{202f}: voyez la liste en haut de la fiche.",
        refused_unsure: "Confirmez d’abord les taux et les règles qui ne sont pas vérifiés.",
        refused_read_only: "Rien ne s’enregistre\u{202f}: un autre jour est affiché, ou un autre onglet écrit.",
        skip_title: |name| format!("Passer cette étape pour {name}\u{202f}?"),
        skip_help: "Les factures restent dues\u{202f}; l’étape suivante viendra à son heure.",
        skip_reason: "Pourquoi",
        skip_empty: "Un mot suffit\u{202f}: il restera dans l’historique.",
        cancel: "Renoncer",
        bank_title: "Jusqu’à quel jour avez-vous regardé la banque\u{202f}?",
        bank_help: "Les encaissements connus ici sont anciens. Regardez le compte avant d’envoyer\u{202f}: la réponse vaut pour tous les envois du jour et reste notée avec eux.",
        bank_day: "Banque vérifiée jusqu’au",
        bank_wrong: "Un jour qui ne soit pas à venir.",
        bank_do: "Noter et marquer envoyé",
    },
    checks: Checks {
        bank: |day| format!("Banque connue jusqu’au {day}"),
        bank_stale: |day, open_days| {
            format!("Banque connue jusqu’au {day}, {}\u{202f}: à regarder avant d’envoyer", (super::today::FR.list.bank_age)(open_days))
        },
        bank_unknown: "Rien n’est connu de la banque\u{202f}: à regarder avant d’envoyer",
        no_match: "Aucun encaissement ni avoir ne correspond",
        no_credit: "Rien d’ouvert au crédit de ce client",
        credit: |money, notes| match (money, notes) {
            (Some(money), Some(notes)) => format!("{money} d’encaissements et {notes} d’avoirs à affecter"),
            (Some(money), None) => format!("{money} d’encaissements à affecter"),
            (None, Some(notes)) => format!("{notes} d’avoirs à affecter"),
            (None, None) => FR.checks.no_credit.to_owned(),
        },
        due_dates: "Échéances certaines",
        due_dates_assumed: |count| match count {
            1 => "Échéance supposée\u{202f}: ni pénalités, ni indemnité, ni mise en demeure avant confirmation".to_owned(),
            count => format!("{count}\u{a0}échéances supposées\u{202f}: ni pénalités, ni indemnité, ni mise en demeure avant confirmation"),
        },
        kind: |kind| match kind {
            CustomerKind::Business => "Client entreprise",
            CustomerKind::Consumer => "Particulier\u{202f}: rappel gratuit, sans pénalité ni indemnité",
            CustomerKind::PublicBody => "Organisme public\u{202f}: règles de la commande publique, rien n’est compté ici",
            CustomerKind::Unknown => "Entreprise ou particulier\u{202f}? Tant qu’on l’ignore, ni pénalités ni mise en demeure",
        },
        address: |channel, known| match (channel, known) {
            (Channel::Mail, true) => "Adresse de courriel connue",
            (Channel::Mail, false) => "Adresse de courriel inconnue\u{202f}: à saisir dans votre messagerie",
            (Channel::Letter | Channel::RegisteredLetter, true) => "Adresse postale connue",
            (Channel::Letter, false) => "Adresse postale inconnue\u{202f}: à compléter sur la lettre",
            (Channel::RegisteredLetter, false) => "Adresse postale inconnue\u{202f}: un recommandé en a besoin",
            (Channel::Call | Channel::Sms, true) => "Numéro de téléphone connu",
            (Channel::Call | Channel::Sms, false) => "Numéro de téléphone inconnu",
            (Channel::Portal, _) => "Portail de facturation du client",
        },
        formal: "Mise en demeure permise",
        not_recent: "Aucune relance ces trois derniers jours",
        recent: |day| format!("Déjà relancé le {day}"),
        amounts: |sum| format!("{sum} toujours en retard, recompté à l’instant"),
        gone: |number| format!("{number} n’est plus en retard"),
        amount_changed: |number, was, now| format!("{number}{THIN}: {was} à l’ouverture, {now} maintenant"),
        due_date_changed: |number, was, now| format!("{number}{THIN}: échéance du {was} passée au {now}"),
        step_changed: |number| format!("{number}{THIN}: cette étape est déjà faite, ou n’est plus due"),
        states: ["Vérifié", "À voir", "Empêche l’envoi"],
    },
};

/// English.
pub const EN: Reminder = Reminder {
    sheet: Sheet {
        attention: |name, contact| format!("{name}, for the attention of {contact}"),
        checked: "Checked before writing",
        it_is: "It is",
        kind: |kind| match kind {
            CustomerKind::Business => "a business",
            CustomerKind::Consumer => "a consumer",
            CustomerKind::PublicBody => "a public body",
            CustomerKind::Unknown => "to be said",
        },
        confirm_terms: |terms| format!("Confirm {terms} for this customer"),
        confirm_dates: |count| if count > 1 { "Confirm these due dates".to_owned() } else { "Confirm this due date".to_owned() },
        take_anew: "Take it up with the present figures",
        claimed: "Invoices claimed",
        claim: "Claim",
        document: "Invoice",
        late: "Late",
        open: "Open",
        claim_one: |number| format!("Claim {number}"),
        assumed: "due date assumed",
        unnumbered: "without number",
        interest: "Late interest to date",
        compensation: |count, each| format!("Fixed sum, {count} × {each}"),
        for_information: "for information",
        total: "Total claimed",
        why_interest: |name| format!("Late interest, {name}"),
        why_compensation: |name| format!("Fixed sum for recovery costs, {name}"),
        not_charged: "Without interest:",
        left_out: |count| EN_FORMAT.count(count, "other late invoice is not in it", "other late invoices are not in it"),
        own_step_first: |step| format!("its own step first: {step}"),
        not_yet: |step, on| format!("{step} on {on}"),
        finished: "every step is done",
        unsure: "To confirm before it leaves",
        unsure_rate: |citation, caution, from, to| format!("{citation}, {caution}, {from} to {to}"),
        unsure_tick: "I have checked these rates and rules",
        letter: "The letter",
        tone: "Tone",
        language: "Language of the letter",
        way: "Way",
        subject: "Subject",
        to: "To",
        no_mail: "address not known",
        mailto: "Open in the mail program",
        edit: "Change the words",
        edit_done: "Done",
        text_before: "Before the list of invoices",
        text_after: "After the list of invoices",
        text_help: "The list, the sums and how to pay stay as they were worked out.",
        text_back: "Back to the words proposed",
        edited: "Words changed by you.",
        remade: "An amount, a date or the tone changed: the words were made anew.",
        none_ticked: "Tick at least one invoice.",
        no_formal: "No formal notice:",
        changed: "The books have changed since this sheet was opened.",
        print: "Print the letter",
        mail: "Mail draft",
        copy: "Copy the words",
        sent: "Mark as sent",
        skip: "Leave this step out",
        refused_check: "A check stands against it: see the list at the top of the sheet.",
        refused_unsure: "First confirm the rates and rules that are not verified.",
        refused_read_only: "Nothing is entered: another day is shown, or another tab writes.",
        skip_title: |name| format!("Leave this step out for {name}?"),
        skip_help: "The invoices stay due; the next step comes in its time.",
        skip_reason: "Why",
        skip_empty: "A word is enough: it stays in the history.",
        cancel: "Cancel",
        bank_title: "Up to which day have you looked at the bank?",
        bank_help: "The receipts known here are old. Look at the account before sending: the answer holds for all of the day’s letters and is kept with them.",
        bank_day: "Bank checked up to",
        bank_wrong: "A day that is not to come.",
        bank_do: "Note it and mark as sent",
    },
    checks: Checks {
        bank: |day| format!("Bank known up to {day}"),
        bank_stale: |day, open_days| {
            format!("Bank known up to {day}, {}: look at it before sending", (super::today::EN.list.bank_age)(open_days))
        },
        bank_unknown: "Nothing is known of the bank: look at it before sending",
        no_match: "No receipt or credit note fits",
        no_credit: "Nothing open to this customer’s credit",
        credit: |money, notes| match (money, notes) {
            (Some(money), Some(notes)) => format!("{money} received and {notes} of credit notes to allocate"),
            (Some(money), None) => format!("{money} received, to allocate"),
            (None, Some(notes)) => format!("{notes} of credit notes to allocate"),
            (None, None) => EN.checks.no_credit.to_owned(),
        },
        due_dates: "Due dates are sure",
        due_dates_assumed: |count| match count {
            1 => "Due date assumed: no interest, no fixed sum, no formal notice until it is confirmed".to_owned(),
            count => format!("{count}\u{a0}due dates assumed: no interest, no fixed sum, no formal notice until they are confirmed"),
        },
        kind: |kind| match kind {
            CustomerKind::Business => "The customer is a business",
            CustomerKind::Consumer => "A consumer: a free reminder, without interest or fixed sum",
            CustomerKind::PublicBody => "A public body: rules of public procurement, nothing is counted here",
            CustomerKind::Unknown => "A business or a consumer? While it is not known, no interest and no formal notice",
        },
        address: |channel, known| match (channel, known) {
            (Channel::Mail, true) => "Mail address known",
            (Channel::Mail, false) => "Mail address not known: to be typed in your mail program",
            (Channel::Letter | Channel::RegisteredLetter, true) => "Postal address known",
            (Channel::Letter, false) => "Postal address not known: to be completed on the letter",
            (Channel::RegisteredLetter, false) => "Postal address not known: a registered letter needs one",
            (Channel::Call | Channel::Sms, true) => "Telephone number known",
            (Channel::Call | Channel::Sms, false) => "Telephone number not known",
            (Channel::Portal, _) => "The customer’s invoicing portal",
        },
        formal: "A formal notice is allowed",
        not_recent: "No reminder in the last three days",
        recent: |day| format!("Already chased on {day}"),
        amounts: |sum| format!("{sum} still late, counted anew just now"),
        gone: |number| format!("{number} is no longer late"),
        amount_changed: |number, was, now| format!("{number}: {was} when opened, {now} now"),
        due_date_changed: |number, was, now| format!("{number}: due date moved from {was} to {now}"),
        step_changed: |number| format!("{number}: this step is done already, or no longer due"),
        states: ["Checked", "To look at", "Stands against sending"],
    },
};
