//! Closed days.

use crate::{
    files::{Checked, Row, cell, date, same, whole_file},
    terms::zone_of,
};
use echeance::basis::calendar::{self, Holiday, Zone};
use libtest_mimic::Trial;
use std::collections::BTreeSet;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    whole_file(&mut trials, "holidays_fr_be_lu.csv", "the_holidays_of_every_zone_are_those_of_the_list", holidays_are_those_of_the_list);
    trials
}

fn name_of(holiday: Holiday, zone: Zone) -> &'static str {
    match (zone, holiday) {
        (Zone::Target, Holiday::NewYear) => "New Year",
        (Zone::Target, Holiday::GoodFriday) => "Good Friday",
        (Zone::Target, Holiday::EasterMonday) => "Easter Monday",
        (Zone::Target, Holiday::LabourDay) => "Labour Day",
        (Zone::Target, Holiday::Christmas) => "Christmas",
        (Zone::Target, Holiday::SaintStephen) => "26 December",
        (_, Holiday::NewYear) => "Jour de l'an",
        (_, Holiday::GoodFriday) => "Vendredi saint",
        (_, Holiday::EasterMonday) => "Lundi de Pâques",
        (_, Holiday::LabourDay) => "Fête du travail",
        (_, Holiday::Victory1945) => "Victoire 1945",
        (_, Holiday::EuropeDay) => "Journée de l'Europe",
        (_, Holiday::Ascension) => "Ascension",
        (_, Holiday::WhitMonday) => "Lundi de Pentecôte",
        (_, Holiday::NationalDay) => "Fête nationale",
        (_, Holiday::Assumption) => "Assomption",
        (_, Holiday::AllSaints) => "Toussaint",
        (_, Holiday::Armistice1918) => "Armistice 1918",
        (_, Holiday::Christmas) => "Noël",
        (_, Holiday::SaintStephen) => "Saint-Étienne",
        (_, Holiday::KingsDay | Holiday::LiberationDay | Holiday::EarlyMay | Holiday::Spring | Holiday::Summer) => "not in the list",
    }
}

/// The list writes for Alsace-Moselle only the two days that the rest of France does not keep.
fn holidays_are_those_of_the_list(rows: &[Row]) -> Checked {
    let mut expected = BTreeSet::new();
    for row in rows {
        let (zone, on) = (zone_of(cell(row, "zone")?)?, date(row, "date")?);
        same("closed", calendar::is_closed(zone, on), true)?;
        same("named", calendar::holiday(zone, on).is_some(), true)?;
        expected.insert((zone, on, cell(row, "name")?));
    }
    let mut found = BTreeSet::new();
    for zone in [Zone::Fr, Zone::FrAm, Zone::Be, Zone::Lu, Zone::Target] {
        let listed = (2015..=2030).flat_map(|year| calendar::holidays(zone, year));
        let only_there = listed.filter(|(on, _)| zone != Zone::FrAm || calendar::holiday(Zone::Fr, *on).is_none());
        found.extend(only_there.map(|(on, holiday)| (zone, on, name_of(holiday, zone))));
    }
    let missing: Vec<_> = expected.difference(&found).collect();
    let too_many: Vec<_> = found.difference(&expected).collect();
    same("rows", rows.len(), 636)?;
    same("missing and too many", (missing, too_many), (Vec::new(), Vec::new()))
}
