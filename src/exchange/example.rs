//! The example company: a joinery workshop with its customers and two years of invoices, as the file its software would export.
//!
//! It goes in by the same door as any file. Dated relative to today, so that something is always due; the same day gives the same bytes.

use crate::ledger::{Company, CustomerKind};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::fmt::Write as _;

/// The example: who we are in it, the file, and what a person would say of its customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Who we are in it.
    pub company: Company,
    /// The file's name.
    pub file_name: &'static str,
    /// A list of invoices with what was paid, separated by semicolons.
    pub csv: String,
    /// Customers (by code) that are no businesses.
    pub kinds: Vec<(&'static str, CustomerKind)>,
}

/// How one invented customer buys and pays.
struct Habit {
    code: &'static str,
    name: &'static str,
    email: &'static str,
    address: &'static str,
    country: &'static str,
    /// Days between two invoices, about.
    every: u32,
    /// Amount of an invoice in euros, about.
    amount: u32,
    /// Days paid after the due date, about; negative is early.
    late: i32,
    /// How far that varies.
    spread: u32,
    /// Stops paying this many days before today, if it does.
    stopped: Option<u32>,
}

const HABITS: [Habit; 14] = [
    habit(
        "TREG",
        "Tréguier Bâtiment SAS",
        "compta@treguier-batiment.example",
        "3, rue du Four-à-Chaux, 35000 Rennes",
        "FR",
        38,
        5200,
        24,
        12,
        Some(190),
    ),
    habit(
        "AUBI",
        "Commune de Saint-Aubin-sur-Vère",
        "mairie@saint-aubin.example",
        "Place de la Mairie, 44110 Saint-Aubin-sur-Vère",
        "FR",
        62,
        7400,
        12,
        9,
        Some(45),
    ),
    habit(
        "BELL",
        "Hôtel Belle-Anse",
        "direction@belle-anse.example",
        "12, quai des Dunes, 44500 La Baule",
        "FR",
        33,
        3800,
        19,
        10,
        Some(62),
    ),
    habit(
        "BRAS",
        "Brasserie des Deux Rives",
        "contact@deux-rives.example",
        "8, quai de la Fosse, 44000 Nantes",
        "FR",
        29,
        2900,
        21,
        8,
        Some(70),
    ),
    habit("MORV", "Cabinet Morvan Architectes", "agence@morvan.example", "21, rue Crébillon, 44000 Nantes", "FR", 24, 5600, 9, 6, None),
    habit(
        "VERL",
        "Bouwwerken Verlinden BV",
        "boekhouding@verlinden.example",
        "Kortrijksesteenweg 88, 9000 Gent",
        "BE",
        41,
        3900,
        26,
        14,
        Some(50),
    ),
    habit(
        "DELC",
        "Imprimerie Delcourt SRL",
        "facturation@delcourt.example",
        "Rue des Fripiers 14, 1000 Bruxelles",
        "BE",
        30,
        1500,
        4,
        4,
        None,
    ),
    habit("HALL", "Studio Halloy SRL", "bonjour@halloy.example", "Rue du Pont 3, 5000 Namur", "BE", 47, 1900, 30, 15, Some(58)),
    habit(
        "ENCR",
        "Librairie L’Encre vive",
        "librairie@encre-vive.example",
        "5, rue du Château, 44000 Nantes",
        "FR",
        35,
        980,
        35,
        18,
        Some(88),
    ),
    habit("CAST", "Fromagerie Castanet", "cave@castanet.example", "2, place du Marché, 44190 Clisson", "FR", 27, 1400, 1, 3, None),
    habit("CREC", "Crèche Les Petits Pas", "direction@petits-pas.example", "17, rue des Lilas, 44300 Nantes", "FR", 31, 2300, -2, 3, None),
    habit("PHAR", "Pharmacie Le Goffic", "pharmacie@le-goffic.example", "40, rue de Vertou, 44200 Nantes", "FR", 44, 1900, -4, 3, None),
    habit(
        "VETO",
        "Clinique vétérinaire des Marais",
        "accueil@clinique-marais.example",
        "6, route de Guérande, 44350 Guérande",
        "FR",
        39,
        2600,
        6,
        5,
        None,
    ),
    habit(
        "FERR",
        "Mme Nadine Ferrand",
        "nadine.ferrand@courriel.example",
        "11, rue des Acacias, 44400 Rezé",
        "FR",
        160,
        1150,
        10,
        5,
        Some(60),
    ),
];

#[expect(clippy::too_many_arguments, reason = "a row of the table above, in the order of its columns")]
const fn habit(
    code: &'static str,
    name: &'static str,
    email: &'static str,
    address: &'static str,
    country: &'static str,
    every: u32,
    amount: u32,
    late: i32,
    spread: u32,
    stopped: Option<u32>,
) -> Habit {
    Habit { code, name, email, address, country, every, amount, late, spread, stopped }
}

/// The example as of `today`.
#[must_use]
pub fn example(today: NaiveDate) -> Example {
    let company = Company {
        name: "Atelier Lescure SARL".into(),
        address: "14, quai des Charpentiers\n44100 Nantes".into(),
        country: "FR".into(),
        legal_id: String::new(),
        vat_id: String::new(),
        email: "compta@atelier-lescure.example".into(),
        phone: String::new(),
        iban: String::new(),
        signatory: "Claire Lescure".into(),
    };
    let kinds = vec![("AUBI", CustomerKind::PublicBody), ("FERR", CustomerKind::Consumer)];
    Example { company, file_name: "exemple-factures.csv", csv: csv(today), kinds }
}

struct Line {
    issued_on: NaiveDate,
    due_on: NaiveDate,
    amount_cents: u64,
    settled_on: Option<NaiveDate>,
    habit: &'static Habit,
}

fn csv(today: NaiveDate) -> String {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut lines = Vec::new();
    for habit in &HABITS {
        let mut age = 720 + dice.below(habit.every);
        while age > dice.below(6) {
            let Some(issued_on) = today.checked_sub_days(Days::new(u64::from(age))).map(open_day) else { break };
            lines.push(invoice(habit, issued_on, today, &mut dice));
            age = age.saturating_sub(habit.every / 2 + dice.below(habit.every) + 1);
        }
    }
    lines.sort_by_key(|line| line.issued_on);
    let mut csv = String::from(
        "N° facture;Code client;Client;Courriel;Adresse;Pays;Date facture;Échéance;Montant TTC;Montant réglé;Date de règlement;Devise\r\n",
    );
    let mut of_year = (0, 0);
    for line in &lines {
        let year = line.issued_on.year();
        of_year = if of_year.0 == year { (year, of_year.1 + 1) } else { (year, 1) };
        let Habit { code, name, email, address, country, .. } = line.habit;
        let (due, gross) = (line.due_on.format("%d/%m/%Y"), euros(line.amount_cents));
        let (paid, settled) = line.settled_on.map_or_else(Default::default, |day| (gross.clone(), day.format("%d/%m/%Y").to_string()));
        let issued = line.issued_on.format("%d/%m/%Y");
        let number = of_year.1;
        // Writing to a string cannot fail.
        let _ = write!(
            csv,
            "F-{year}-{number:04};{code};{name};{email};\"{address}\";{country};{issued};{due};{gross};{paid};{settled};EUR\r\n"
        );
    }
    csv
}

fn invoice(habit: &'static Habit, issued_on: NaiveDate, today: NaiveDate, dice: &mut Dice) -> Line {
    let due_on = plus(issued_on, 30);
    let euros = u64::from(habit.amount / 2 + dice.below(habit.amount));
    let amount_cents = (euros / 12) * 1200 + u64::from(dice.below(10)) * 60;
    let late = i64::from(habit.late) + i64::from(dice.below(2 * habit.spread + 1)) - i64::from(habit.spread);
    let paid_on = open_day(if late < 0 { minus(due_on, late.unsigned_abs()) } else { plus(due_on, late.unsigned_abs()) }).max(issued_on);
    let stops = habit.stopped.is_some_and(|days| paid_on > minus(today, u64::from(days)));
    let settled_on = (paid_on < today && !stops).then_some(paid_on);
    Line { issued_on, due_on, amount_cents: amount_cents.max(6000), settled_on, habit }
}

fn euros(cents: u64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

fn minus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// Nobody invoices or pays on a Sunday here.
fn open_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => minus(day, 1),
        Weekday::Sun => minus(day, 2),
        _ => day,
    }
}

/// A small generator, so that the same day gives the same example in every version (Numerical Recipes' 64-bit constants).
struct Dice(u64);

impl Dice {
    /// From 0 to `n` − 1; 0 where `n` is 0.
    fn below(&mut self, n: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap_or(0).checked_rem(n).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    #[test]
    fn on_any_day_something_is_late_something_is_paid_and_nothing_is_ahead_of_today() {
        for day in (0..800).step_by(13) {
            let today = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(day);
            let lines: Vec<String> = example(today).csv.lines().skip(1).map(str::to_owned).collect();
            let date = |text: &str| NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap();
            let cells = |line: &String| line.split('"').flat_map(|part| part.split(';')).map(str::to_owned).collect::<Vec<_>>();
            let open: Vec<_> = lines.iter().map(cells).filter(|cells| cells[cells.len() - 2].is_empty()).collect();
            let late = open.iter().filter(|cells| date(&cells[cells.len() - 5]) < today).count();
            assert!((8..40).contains(&late) && open.len() > late, "{today}: {late} late of {} open of {}", open.len(), lines.len());
            assert!(lines.len() > 150 && lines.iter().map(cells).all(|cells| date(&cells[cells.len() - 6]) <= today));
        }
    }
}
