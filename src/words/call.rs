//! What is said on the telephone: short, kind at the start, a date at the end. And what each answer is called once it is noted.
//!
//! Never a threat, never a cost: what the law gives stands in letters.

use super::format::THIN;

/// What the customer answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// It is paid already.
    Paid,
    /// They say when they will pay.
    Promise,
    /// They have no invoice.
    NotReceived,
    /// It waits for someone's approval.
    Waiting,
    /// They cannot pay all of it now.
    ShortOfCash,
    /// Something is wrong with it.
    NotSatisfied,
    /// Someone else sees to it.
    WrongPerson,
    /// Whoever pays is away.
    Away,
    /// Nobody answered.
    NobodyThere,
}

impl Answer {
    /// All, in the order of their keys, from 1.
    pub const ALL: [Self; 9] = [
        Self::Paid,
        Self::Promise,
        Self::NotReceived,
        Self::Waiting,
        Self::ShortOfCash,
        Self::NotSatisfied,
        Self::WrongPerson,
        Self::Away,
        Self::NobodyThere,
    ];

    /// Whether it asks for an amount.
    #[must_use]
    pub fn has_amount(self) -> bool {
        matches!(self, Self::Promise | Self::ShortOfCash | Self::NotSatisfied)
    }

    /// Whether it asks for a day to come.
    #[must_use]
    pub fn has_day(self) -> bool {
        !matches!(self, Self::NotSatisfied | Self::WrongPerson)
    }

    /// Days to the day that is proposed.
    #[must_use]
    pub fn days(self) -> u64 {
        match self {
            Self::NobodyThere => 1,
            Self::NotReceived | Self::Paid => 3,
            Self::Promise | Self::Waiting | Self::ShortOfCash | Self::NotSatisfied | Self::WrongPerson => 7,
            Self::Away => 14,
        }
    }
}

/// What a call is about, already written.
#[derive(Debug, Clone, Copy)]
pub struct CallFacts<'a> {
    /// Who is called; empty where nobody is named.
    pub contact: &'a str,
    /// Who calls; empty where nobody is named.
    pub caller: &'a str,
    /// Our firm.
    pub firm: &'a str,
    /// What is asked for.
    pub sum: &'a str,
    /// How many documents.
    pub count: usize,
    /// The number of the only one.
    pub only: Option<&'a str>,
    /// The oldest due date.
    pub oldest_due: &'a str,
    /// What is disputed and not asked for.
    pub disputed: Option<&'a str>,
    /// The last promise, which was not kept: how much, for which day.
    pub broken: Option<(&'a str, &'a str)>,
    /// True where reminders were sent.
    pub reminded: bool,
    /// Up to which day the bank is known.
    pub bank: Option<&'a str>,
}

/// Its words.
pub struct CallWords {
    /// Opens the guide.
    pub open: &'static str,
    /// Title: whom.
    pub title: fn(&str) -> String,
    /// The name of the page.
    pub page: &'static str,
    /// Back to the reminder.
    pub back: &'static str,
    /// No card to call for.
    pub nothing: &'static str,
    /// Why.
    pub nothing_help: &'static str,
    /// No number is known.
    pub no_phone: &'static str,
    /// What the call is for.
    pub purpose: fn(&CallFacts<'_>) -> String,
    /// Section.
    pub at_hand: &'static str,
    /// Row.
    pub in_dispute: &'static str,
    /// Row.
    pub to_ask: &'static str,
    /// How this customer pays: days after the due date, of a median.
    pub usual: fn(i64, &str) -> String,
    /// Promises kept, of how many.
    pub promises: fn(usize, usize) -> String,
    /// Reminders sent, the last day.
    pub reminders: fn(usize, &str) -> String,
    /// Section.
    pub opening: &'static str,
    /// Beside it.
    pub then_listen: &'static str,
    /// What to say, a line each.
    pub opening_lines: fn(&CallFacts<'_>) -> Vec<String>,
    /// Section.
    pub questions: &'static str,
    /// What to ask, a line each.
    pub question_lines: [&'static str; 3],
    /// Section.
    pub answers: &'static str,
    /// Beside it.
    pub one_key: &'static str,
    /// What they say.
    pub they_say: fn(Answer) -> &'static str,
    /// What it becomes.
    pub becomes: fn(Answer) -> &'static str,
    /// What to answer.
    pub reply: fn(Answer, &CallFacts<'_>) -> String,
    /// As it stands in the chronology.
    pub noted: fn(Answer) -> &'static str,
    /// Field: the amount.
    pub amount: &'static str,
    /// Under it: at most.
    pub at_most: fn(&str) -> String,
    /// Under it, of a dispute: empty for the whole.
    pub whole: &'static str,
    /// Field: the day.
    pub day: fn(Answer) -> &'static str,
    /// Field: which document.
    pub document: &'static str,
    /// Field: what it is about.
    pub reason: &'static str,
    /// Field.
    pub name: &'static str,
    /// Field.
    pub phone: &'static str,
    /// Field.
    pub email: &'static str,
    /// Field.
    pub note: &'static str,
    /// Under it.
    pub note_help: &'static str,
    /// The button that notes an answer.
    pub record: fn(Answer) -> &'static str,
    /// Said once it is done.
    pub done: fn(Answer) -> &'static str,
    /// Wrong: no amount, or more than is asked for.
    pub bad_amount: fn(&str) -> String,
    /// Wrong: not a day to come.
    pub bad_day: &'static str,
    /// Wrong: neither name nor number.
    pub bad_contact: &'static str,
    /// Section.
    pub closing: &'static str,
    /// What to say at the end.
    pub closing_line: &'static str,
    /// Why nothing can be noted.
    pub read_only: &'static str,
}

fn fr_documents(facts: &CallFacts<'_>) -> String {
    match facts.only {
        Some(number) => format!("la facture {number}, échue le {}", facts.oldest_due),
        None => format!("{} factures, dont la plus ancienne est échue le {}", facts.count, facts.oldest_due),
    }
}

fn fr_received(facts: &CallFacts<'_>) -> &'static str {
    if facts.count == 1 { "L’avez-vous bien reçue" } else { "Les avez-vous bien reçues" }
}

fn fr_opening(facts: &CallFacts<'_>) -> Vec<String> {
    let hello = if facts.contact.is_empty() { "Bonjour".to_owned() } else { format!("Bonjour {}", facts.contact) };
    let who = [facts.caller, facts.firm].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    let first = if who.is_empty() {
        format!("«\u{202f}{hello}. Avez-vous deux minutes{THIN}?\u{202f}»")
    } else {
        format!("«\u{202f}{hello}, {who}. Avez-vous deux minutes{THIN}?\u{202f}»")
    };
    let ask = match (facts.broken, facts.disputed) {
        (Some((sum, day)), _) => format!("Vous m’aviez annoncé {sum} pour le {day}, je ne les vois pas arriver. Que s’est-il passé{THIN}?"),
        (None, Some(disputed)) => format!(
            "Les {disputed} que vous contestez suivent leur cours. Pour le reste, {}, quand pensez-vous pouvoir l’envoyer{THIN}?",
            facts.sum
        ),
        (None, None) if facts.reminded => {
            format!("Je reviens vers vous pour {}, {}. Quand pensez-vous pouvoir l’envoyer{THIN}?", fr_documents(facts), facts.sum)
        }
        (None, None) => {
            format!("Je vous appelle pour {}, {}. {}, et tout est-il en ordre{THIN}?", fr_documents(facts), facts.sum, fr_received(facts))
        }
    };
    vec![first, format!("«\u{202f}{ask}\u{202f}»")]
}

fn fr_reply(answer: Answer, facts: &CallFacts<'_>) -> String {
    match answer {
        Answer::Paid => match facts.bank {
            Some(day) => format!("Merci. Quel jour, avec quelle référence{THIN}? La banque est lue jusqu’au {day}."),
            None => format!("Merci. Quel jour, avec quelle référence{THIN}?"),
        },
        Answer::Promise => format!("Merci. Vous mettez la référence sur le virement{THIN}?"),
        Answer::NotReceived => format!("Je vous l’envoie maintenant. À quelle adresse{THIN}?"),
        Answer::Waiting => format!("Qui la valide, et quand{THIN}? Lui manque-t-il un document{THIN}?"),
        Answer::ShortOfCash => format!("Merci de me le dire. Qu’est-ce qui vous serait possible, et quand{THIN}?"),
        Answer::NotSatisfied => format!("Dites-moi ce qui ne va pas. Le reste, non contesté, peut-il partir{THIN}?"),
        Answer::WrongPerson => format!("Qui puis-je appeler, et à quel numéro{THIN}?"),
        Answer::Away => format!("Quel jour revient cette personne{THIN}? Qui peut payer d’ici là{THIN}?"),
        Answer::NobodyThere => "Pas de message de reproche\u{202f}: votre nom, un numéro, et rappeler.".to_owned(),
    }
}

/// French.
pub const FR: CallWords = CallWords {
    open: "Guide d’appel",
    title: |name| format!("Appeler {name}"),
    page: "Guide d’appel",
    back: "Relance",
    nothing: "Pas d’appel à préparer",
    nothing_help: "Rien n’est à demander à ce client pour ce jour, ou c’est déjà noté.",
    no_phone: "numéro inconnu\u{202f}: à noter sur sa fiche",
    purpose: |facts| match facts.disputed {
        Some(sum) => format!("But{THIN}: une date pour {}. Laisser le litige de {sum} à son rythme, ne pas le rouvrir.", facts.sum),
        None => format!("But{THIN}: une date pour {}.", facts.sum),
    },
    at_hand: "Sous la main",
    in_dispute: "En litige, pas demandé",
    to_ask: "À demander",
    usual: |days, text| match days {
        ..=0 => "Paie d’ordinaire à l’échéance ou avant.".to_owned(),
        _ => format!("Paie d’ordinaire {text} après l’échéance."),
    },
    promises: |kept, of| match (kept, of) {
        (0, 1) => "Une promesse, non tenue.".to_owned(),
        (1, 1) => "Une promesse, tenue.".to_owned(),
        (0, of) => format!("Aucune promesse tenue sur {of}."),
        (1, of) => format!("Une promesse tenue sur {of}."),
        (kept, of) => format!("{kept} promesses tenues sur {of}."),
    },
    reminders: |count, day| match count {
        1 => format!("Une relance, le {day}."),
        _ => format!("{count} relances, la dernière le {day}."),
    },
    opening: "Pour ouvrir",
    then_listen: "puis se taire, et noter ses mots",
    opening_lines: fr_opening,
    questions: "À demander ensuite",
    question_lines: [
        "Quel jour le virement partira-t-il\u{202f}?",
        "Faut-il une autre signature que la vôtre\u{202f}?",
        "Vous manque-t-il un document\u{202f}?",
    ],
    answers: "On vous répond",
    one_key: "une touche note la suite",
    they_say: |answer| match answer {
        Answer::Paid => "«\u{202f}C’est déjà parti.\u{202f}»",
        Answer::Promise => "«\u{202f}Je paie le…\u{202f}»",
        Answer::NotReceived => "«\u{202f}Je n’ai pas reçu la facture.\u{202f}»",
        Answer::Waiting => "«\u{202f}Elle attend une validation.\u{202f}»",
        Answer::ShortOfCash => "«\u{202f}La trésorerie est tendue.\u{202f}»",
        Answer::NotSatisfied => "«\u{202f}Nous ne sommes pas satisfaits.\u{202f}»",
        Answer::WrongPerson => "«\u{202f}Ce n’est pas moi.\u{202f}»",
        Answer::Away => "«\u{202f}La comptabilité est en congé.\u{202f}»",
        Answer::NobodyThere => "Personne, ou répondeur",
    },
    becomes: |answer| match answer {
        Answer::Paid => "Dit payé, à vérifier",
        Answer::Promise => "Promesse",
        Answer::NotReceived => "Renvoi",
        Answer::Waiting => "Reporté",
        Answer::ShortOfCash => "Premier versement promis",
        Answer::NotSatisfied => "Litige",
        Answer::WrongPerson => "Autre contact",
        Answer::Away => "Reporté au retour",
        Answer::NobodyThere => "Rappeler",
    },
    reply: fr_reply,
    noted: |answer| match answer {
        Answer::Paid => "Au téléphone\u{202f}: dit avoir payé",
        Answer::Promise => "Au téléphone\u{202f}: a promis de payer",
        Answer::NotReceived => "Au téléphone\u{202f}: n’a pas reçu la facture",
        Answer::Waiting => "Au téléphone\u{202f}: attend une validation",
        Answer::ShortOfCash => "Au téléphone\u{202f}: trésorerie tendue, premier versement promis",
        Answer::NotSatisfied => "Au téléphone\u{202f}: n’est pas satisfait",
        Answer::WrongPerson => "Au téléphone\u{202f}: autre interlocuteur",
        Answer::Away => "Au téléphone\u{202f}: la comptabilité est en congé",
        Answer::NobodyThere => "Appel sans réponse",
    },
    amount: "Montant",
    at_most: |sum| format!("au plus {sum}"),
    whole: "vide\u{202f}: toute la facture",
    day: |answer| match answer {
        Answer::Promise | Answer::ShortOfCash => "Pour le",
        Answer::Away => "De retour le",
        Answer::Paid | Answer::NotReceived | Answer::Waiting | Answer::NobodyThere | Answer::NotSatisfied | Answer::WrongPerson => {
            "Y revenir le"
        }
    },
    document: "Facture",
    reason: "Motif",
    name: "Nom",
    phone: "Téléphone",
    email: "Courriel",
    note: "Ce qui s’est dit",
    note_help: "Ses mots, pas un jugement\u{202f}: cette personne a le droit de les lire.",
    record: |answer| match answer {
        Answer::Promise | Answer::ShortOfCash => "Noter la promesse",
        Answer::NotSatisfied => "Noter le litige",
        Answer::WrongPerson => "Noter ce contact",
        Answer::Paid | Answer::NotReceived | Answer::Waiting | Answer::Away | Answer::NobodyThere => "Noter et reporter",
    },
    done: |answer| match answer {
        Answer::Promise | Answer::ShortOfCash => "Promesse notée\u{202f}: rien ne part avant ce jour.",
        Answer::NotSatisfied => "Litige noté\u{202f}: ce qui est contesté n’est plus demandé.",
        Answer::WrongPerson => "Contact noté sur la fiche du client.",
        Answer::NotReceived => "Noté. Le brouillon de courriel joint la facture quand son fichier est gardé.",
        Answer::Paid | Answer::Waiting | Answer::Away | Answer::NobodyThere => "Noté\u{202f}: la relance revient ce jour-là.",
    },
    bad_amount: |sum| format!("Un montant positif, au plus {sum}."),
    bad_day: "Un jour à venir.",
    bad_contact: "Un nom, et un numéro ou un courriel.",
    closing: "Pour finir",
    closing_line: "«\u{202f}Je note donc… Je vous le confirme par écrit. Merci, et bonne journée.\u{202f}»",
    read_only: "Un jour passé est en vue, ou un autre onglet écrit\u{202f}: rien ne se note ici.",
};

fn en_documents(facts: &CallFacts<'_>) -> String {
    match facts.only {
        Some(number) => format!("invoice {number}, due on {}", facts.oldest_due),
        None => format!("{} invoices, the oldest due on {}", facts.count, facts.oldest_due),
    }
}

fn en_opening(facts: &CallFacts<'_>) -> Vec<String> {
    let hello = if facts.contact.is_empty() { "Hello".to_owned() } else { format!("Hello {}", facts.contact) };
    let first = match (facts.caller, facts.firm) {
        ("", "") => format!("“{hello}. Do you have two minutes?”"),
        ("", firm) => format!("“{hello}, I am calling from {firm}. Do you have two minutes?”"),
        (caller, "") => format!("“{hello}, this is {caller}. Do you have two minutes?”"),
        (caller, firm) => format!("“{hello}, this is {caller} from {firm}. Do you have two minutes?”"),
    };
    let ask = match (facts.broken, facts.disputed) {
        (Some((sum, day)), _) => format!("You announced {sum} for {day}, and I cannot see it. What happened?"),
        (None, Some(disputed)) => {
            format!("The {disputed} that you object to take their course. For the rest, {}, when do you think you can send it?", facts.sum)
        }
        (None, None) if facts.reminded => {
            format!("I am coming back to you about {}, {}. When do you think you can send it?", en_documents(facts), facts.sum)
        }
        (None, None) => {
            let received = if facts.count == 1 { "Has it reached you" } else { "Have they reached you" };
            format!("I am calling about {}, {}. {received}, and is everything in order?", en_documents(facts), facts.sum)
        }
    };
    vec![first, format!("“{ask}”")]
}

fn en_reply(answer: Answer, facts: &CallFacts<'_>) -> String {
    match answer {
        Answer::Paid => match facts.bank {
            Some(day) => format!("Thank you. On which day, with which reference? The bank is known up to {day}."),
            None => "Thank you. On which day, with which reference?".to_owned(),
        },
        Answer::Promise => "Thank you. Will you put the reference on the transfer?".to_owned(),
        Answer::NotReceived => "I am sending it now. To which address?".to_owned(),
        Answer::Waiting => "Who approves it, and when? Is a document missing?".to_owned(),
        Answer::ShortOfCash => "Thank you for telling me. What would be possible for you, and when?".to_owned(),
        Answer::NotSatisfied => "Tell me what is wrong. Can the rest, to which you do not object, leave?".to_owned(),
        Answer::WrongPerson => "Whom may I call, and at which number?".to_owned(),
        Answer::Away => "On which day is that person back? Who can pay until then?".to_owned(),
        Answer::NobodyThere => "No reproach on the machine: your name, a number, and call again.".to_owned(),
    }
}

/// English.
pub const EN: CallWords = CallWords {
    open: "Call guide",
    title: |name| format!("Call {name}"),
    page: "Call guide",
    back: "Reminder",
    nothing: "No call to prepare",
    nothing_help: "Nothing is to be asked of this customer on that day, or it is noted already.",
    no_phone: "number unknown: to be noted on its sheet",
    purpose: |facts| match facts.disputed {
        Some(sum) => format!("Purpose: a date for {}. Leave the dispute of {sum} to its course, do not open it again.", facts.sum),
        None => format!("Purpose: a date for {}.", facts.sum),
    },
    at_hand: "At hand",
    in_dispute: "In dispute, not asked for",
    to_ask: "To ask for",
    usual: |days, text| match days {
        ..=0 => "Usually pays by the due date.".to_owned(),
        _ => format!("Usually pays {text} after the due date."),
    },
    promises: |kept, of| match (kept, of) {
        (0, 1) => "One promise, not kept.".to_owned(),
        (1, 1) => "One promise, kept.".to_owned(),
        (0, of) => format!("No promise kept of {of}."),
        (kept, of) => format!("{kept} of {of} promises kept."),
    },
    reminders: |count, day| match count {
        1 => format!("One reminder, on {day}."),
        _ => format!("{count} reminders, the last on {day}."),
    },
    opening: "To open",
    then_listen: "then be silent, and note their words",
    opening_lines: en_opening,
    questions: "To ask next",
    question_lines: ["On which day will the transfer leave?", "Is another signature than yours needed?", "Are you missing a document?"],
    answers: "They answer",
    one_key: "one key notes what follows",
    they_say: |answer| match answer {
        Answer::Paid => "“It has been paid.”",
        Answer::Promise => "“I will pay on…”",
        Answer::NotReceived => "“I have not received the invoice.”",
        Answer::Waiting => "“It is waiting for approval.”",
        Answer::ShortOfCash => "“Cash is short.”",
        Answer::NotSatisfied => "“We are not satisfied.”",
        Answer::WrongPerson => "“It is not me.”",
        Answer::Away => "“Accounts are on holiday.”",
        Answer::NobodyThere => "Nobody, or a machine",
    },
    becomes: |answer| match answer {
        Answer::Paid => "Said to be paid, to be checked",
        Answer::Promise => "Promise",
        Answer::NotReceived => "Sent again",
        Answer::Waiting => "Put off",
        Answer::ShortOfCash => "First part promised",
        Answer::NotSatisfied => "Dispute",
        Answer::WrongPerson => "Another contact",
        Answer::Away => "Put off until they are back",
        Answer::NobodyThere => "Call again",
    },
    reply: en_reply,
    noted: |answer| match answer {
        Answer::Paid => "On the telephone: says it is paid",
        Answer::Promise => "On the telephone: promised to pay",
        Answer::NotReceived => "On the telephone: has not received the invoice",
        Answer::Waiting => "On the telephone: waits for approval",
        Answer::ShortOfCash => "On the telephone: cash is short, a first part promised",
        Answer::NotSatisfied => "On the telephone: is not satisfied",
        Answer::WrongPerson => "On the telephone: someone else sees to it",
        Answer::Away => "On the telephone: accounts are on holiday",
        Answer::NobodyThere => "Call without answer",
    },
    amount: "Amount",
    at_most: |sum| format!("at most {sum}"),
    whole: "empty: the whole invoice",
    day: |answer| match answer {
        Answer::Promise | Answer::ShortOfCash => "For",
        Answer::Away => "Back on",
        Answer::Paid | Answer::NotReceived | Answer::Waiting | Answer::NobodyThere | Answer::NotSatisfied | Answer::WrongPerson => {
            "Come back to it on"
        }
    },
    document: "Invoice",
    reason: "Reason",
    name: "Name",
    phone: "Telephone",
    email: "Mail",
    note: "What was said",
    note_help: "Their words, not a judgement: that person has a right to read them.",
    record: |answer| match answer {
        Answer::Promise | Answer::ShortOfCash => "Note the promise",
        Answer::NotSatisfied => "Note the dispute",
        Answer::WrongPerson => "Note this contact",
        Answer::Paid | Answer::NotReceived | Answer::Waiting | Answer::Away | Answer::NobodyThere => "Note and put off",
    },
    done: |answer| match answer {
        Answer::Promise | Answer::ShortOfCash => "Promise noted: nothing leaves before that day.",
        Answer::NotSatisfied => "Dispute noted: what is objected to is no longer asked for.",
        Answer::WrongPerson => "Contact noted on the customer’s sheet.",
        Answer::NotReceived => "Noted. The mail draft has the invoice with it where its file is kept.",
        Answer::Paid | Answer::Waiting | Answer::Away | Answer::NobodyThere => "Noted: the reminder comes back on that day.",
    },
    bad_amount: |sum| format!("A positive amount, at most {sum}."),
    bad_day: "A day to come.",
    bad_contact: "A name, and a number or a mail address.",
    closing: "To close",
    closing_line: "“So I note… I will confirm it in writing. Thank you, and have a good day.”",
    read_only: "A past day is in view, or another tab writes: nothing is noted here.",
};
