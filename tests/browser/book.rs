//! Lists of invoices as an invoicing program would export them, with what a right reading gives.

use crate::house::{Outcome, Stage};
use crate::person::Person;
use chrono::{Days, NaiveDate};
use echeance::basis::id::BatchId;
use echeance::dunning::document_claim;
use echeance::exchange::plan::{PlanOptions, plan};
use echeance::exchange::{ReadOptions, read};
use echeance::law::{RateBook, governing_law};
use echeance::ledger::{CustomerKind, Ledger};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

/// What is owed in [`small`], without its currency: in English, in French.
pub(crate) const SMALL_TOTAL: [&str; 2] = ["2,680.49", "2 680,49"];

/// Long enough for a debug build on a busy machine.
pub(crate) const LONG: Duration = Duration::from_secs(600);

/// Three customers with an invoice each: one 40 days late, one 20, one due in 20 days.
pub(crate) fn small(today: NaiveDate) -> String {
    let day = |offset: i64| match u64::try_from(offset) {
        Ok(ahead) => today + Days::new(ahead),
        Err(_) => today - Days::new(offset.unsigned_abs()),
    };
    let rows = [
        ("INV-101", "Northwind Timber", -70, -40, "1200.00"),
        ("INV-102", "Harbour Books", -50, -20, "480.50"),
        ("INV-103", "Mill Lane Bakery", -10, 20, "999.99"),
    ];
    let mut text = "Invoice number,Customer,Invoice date,Due date,Total incl. VAT\n".to_owned();
    for (number, customer, issued, due, total) in rows {
        let _ = writeln!(text, "{number},{customer},{},{},{total}", day(issued), day(due));
    }
    text
}

/// So many invoices of 100 customers over two years before today, and their sum in euro cents.
pub(crate) fn large(today: NaiveDate, lines: u32) -> (String, i64) {
    let mut text = String::from("Invoice number,Customer,Invoice date,Due date,Total incl. VAT\n");
    let mut sum = 0;
    for n in 0..lines {
        let issued = today - Days::new(u64::from(n % 700) + 1);
        let minor = i64::from(n.wrapping_mul(7919) % 500_000) + 1_000;
        sum += minor;
        let due = issued + Days::new(30);
        let _ = writeln!(text, "L-{n:06},Customer {:03},{issued},{due},{}.{:02}", n % 100, minor / 100, minor % 100);
    }
    (text, sum)
}

/// Cents as the English page writes them, without the currency: `1,234.56`.
pub(crate) fn in_english(minor: i64) -> String {
    let whole = (minor / 100).to_string();
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped}.{:02}", minor % 100)
}

/// The day that the page's clock shows.
pub(crate) async fn today_of(person: &Person) -> Outcome<NaiveDate> {
    let script = "const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((it) => String(it).padStart(2, '0')).join('-')";
    Ok(person.look(script, vec![]).await?.as_str().unwrap_or_default().parse()?)
}

/// Late interest on a document of a list as of a day, between French businesses, in cents.
pub(crate) fn interest(csv: &str, number: &str, today: NaiveDate) -> Outcome<i64> {
    let options = ReadOptions { today: Some(today), ..ReadOptions::default() };
    let reading = read("list.csv", csv.as_bytes(), &options, &mut |_| ControlFlow::Continue(()))?;
    let mut ledger = Ledger::default();
    let asked = PlanOptions::new(today, reading.extent, CustomerKind::Business);
    let events = plan(&ledger, &reading, &asked).events;
    ledger.apply_batch(BatchId::new(1, [0; 10]), events.iter().map(Some));
    let item = ledger.items().find(|item| item.number == number).ok_or("no such document")?;
    let open = ledger.open_on(today).get(item.idx.idx()).copied().unwrap_or_default();
    let law = governing_law("FR", None).map_err(|_| "no law")?.law;
    let claim = document_claim(&ledger, &RateBook::built_in(), law, item.idx, open, today);
    Ok(claim.interest().ok_or("no interest")?.to_minor().ok_or("too large")?)
}

/// The words of the pages that the trials press or read, in one language.
pub(crate) struct Said {
    pub(crate) language: &'static str,
    pub(crate) welcome: &'static str,
    pub(crate) would_change: &'static str,
    pub(crate) businesses: &'static str,
    pub(crate) record: &'static str,
    pub(crate) recorded: &'static str,
    pub(crate) begin_so: &'static str,
    pub(crate) to_overview: &'static str,
    pub(crate) today: &'static str,
    pub(crate) overview: &'static str,
    pub(crate) to_chase: &'static str,
    pub(crate) review: &'static str,
    pub(crate) checked: &'static str,
    pub(crate) print: &'static str,
    pub(crate) subject: &'static str,
    pub(crate) mark_sent: &'static str,
    pub(crate) up_to_which_day: &'static str,
    pub(crate) bank_checked: &'static str,
    pub(crate) note_and_mark: &'static str,
    pub(crate) noted: &'static str,
    pub(crate) example: &'static str,
    pub(crate) follower: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) settings: &'static str,
    pub(crate) backup: &'static str,
    pub(crate) not_arrived: &'static str,
    pub(crate) try_again: &'static str,
    pub(crate) invoices: &'static str,
    pub(crate) forty_euros: &'static str,
}

impl Said {
    /// What is owed in [`small`], as this language writes it.
    pub(crate) fn small_total(&self) -> &'static str {
        SMALL_TOTAL[usize::from(self.language == "fr")]
    }

    /// Cents as this language writes them, without the currency.
    pub(crate) fn amount(&self, minor: i64) -> String {
        let english = in_english(minor);
        if self.language == "fr" { english.replace(',', " ").replace('.', ",") } else { english }
    }
}

/// French.
pub(crate) const FR: Said = Said {
    language: "fr",
    welcome: "Aucune facture ne quitte ce navigateur",
    would_change: "Ce qui changerait",
    businesses: "Des entreprises",
    record: "Enregistrer ce",
    recorded: "est enregistré :",
    begin_so: "Commencer ainsi",
    to_overview: "Voir où en est l’argent",
    today: "Aujourd’hui",
    overview: "Tableau de bord",
    to_chase: "à relancer,",
    review: "Relire",
    checked: "Vérifié avant d’écrire",
    print: "Imprimer la lettre",
    subject: "Objet",
    mark_sent: "Marquer envoyé",
    up_to_which_day: "Jusqu’à quel jour avez-vous regardé la banque",
    bank_checked: "Banque vérifiée jusqu’au",
    note_and_mark: "Noter et marquer envoyé",
    noted: "notée comme envoyée",
    example: "Essayer avec un exemple",
    follower: "Un autre onglet tient les comptes",
    empty: "Rien ici encore",
    settings: "Réglages",
    backup: "Sauvegarder maintenant",
    not_arrived: "Cette page n’est pas arrivée jusqu’ici",
    try_again: "Réessayer",
    invoices: "Factures",
    forty_euros: "40,00 €",
};

/// English.
pub(crate) const EN: Said = Said {
    language: "en",
    welcome: "No invoice leaves this browser",
    would_change: "What would change",
    businesses: "Businesses",
    record: "Record the",
    recorded: "is recorded:",
    begin_so: "Begin like this",
    to_overview: "See where the money stands",
    today: "Today",
    overview: "Overview",
    to_chase: "to chase,",
    review: "Review",
    checked: "Checked before writing",
    print: "Print the letter",
    subject: "Subject",
    mark_sent: "Mark as sent",
    up_to_which_day: "Up to which day have you looked at the bank",
    bank_checked: "Bank checked up to",
    note_and_mark: "Note it and mark as sent",
    noted: "noted as sent",
    example: "Try an example",
    follower: "Another tab keeps the books",
    empty: "Nothing here yet",
    settings: "Settings",
    backup: "Back up now",
    not_arrived: "This page has not arrived",
    try_again: "Try again",
    invoices: "Invoices",
    forty_euros: "€40",
};

/// Drops a file, answers that the customers are businesses where `businesses`, says yes, and where to begin with old debts.
pub(crate) async fn takes_in(person: &Person, said: &Said, file: &Path, businesses: bool) -> Outcome {
    person.chooses_file(file).await?;
    person.sees_within(said.would_change, LONG).await?;
    if businesses {
        person.clicks("answer", said.businesses).await?;
    }
    let yes = "const it = find('button', arguments[0]); return it !== null && it.ariaDisabled !== 'true'";
    person.until_given("the yes", yes, vec![said.record.into()], LONG).await?;
    person.clicks("button", said.record).await?;
    person.sees_within(said.recorded, LONG).await?;
    if person.finds("button", said.begin_so).await? {
        person.clicks("button", said.begin_so).await?;
        let gone = "return find('button', arguments[0]) === null";
        person.until_given("the question about old debts to go", gone, vec![said.begin_so.into()], LONG).await?;
    }
    Ok(())
}

/// A person who has just taken [`small`] in, its customers being businesses; the file's text.
pub(crate) async fn small_taken_in(stage: &Stage, said: &Said) -> Outcome<(Person, String)> {
    let person = stage.browser(said.language).await?;
    person.open("").await?;
    person.sees(said.welcome).await?;
    let csv = small(today_of(&person).await?);
    let file = stage.write("invoices.csv", &csv)?;
    takes_in(&person, said, &file, true).await?;
    Ok((person, csv))
}
