//! The names of laws, debtors, rates and rules, as figures that rest on them are explained.

use crate::law::{Debtor, GoverningLaw, RateTable};

/// Its words.
pub struct Law {
    /// The country whose law it is.
    pub law: fn(GoverningLaw) -> &'static str,
    /// Who owes, as a law sees it.
    pub debtor: fn(Debtor) -> &'static str,
    /// A series of rates, after "the rate".
    pub series: fn(RateTable) -> &'static str,
    /// How the rate of a series is made, with its points.
    pub rate_rule: fn(RateTable, u8) -> String,
}

/// French.
pub const FR: Law = Law {
    law: |law| match law {
        GoverningLaw::Fr => "France",
        GoverningLaw::Be => "Belgique",
        GoverningLaw::Lu => "Luxembourg",
        GoverningLaw::Nl => "Pays-Bas",
        GoverningLaw::De => "Allemagne",
        GoverningLaw::Uk => "Royaume-Uni",
        GoverningLaw::Eu => "Union européenne (minimum)",
    },
    debtor: |debtor| match debtor {
        Debtor::Business => "entreprise",
        Debtor::Consumer => "particulier",
        Debtor::PublicBody => "organisme public",
    },
    series: fr_series,
    rate_rule: |table, points| match table.follows().map(|follows| follows.reference) {
        Some(RateTable::Basiszins) => format!("taux de base allemand (Basiszinssatz) + {points} points"),
        Some(RateTable::BankRate) => format!("taux de la Banque d’Angleterre + {points} points"),
        Some(_) => format!("refinancement de la Banque centrale européenne + {points} points"),
        None => format!("taux {}", fr_series(table)),
    },
};

fn fr_series(table: RateTable) -> &'static str {
    match table {
        RateTable::FrDefault => "français des pénalités entre professionnels",
        RateTable::FrPublic => "français des acheteurs publics",
        RateTable::FrLegalProfessionals => "légal français (créancier professionnel)",
        RateTable::FrLegalIndividuals => "légal français (créancier particulier)",
        RateTable::BeCommercial => "belge des transactions commerciales",
        RateTable::BeCommercialBefore2013 => "belge des transactions commerciales (contrats d’avant le 16 mars 2013)",
        RateTable::BeCivil => "légal belge en matière civile",
        RateTable::LuCommercial => "luxembourgeois des transactions commerciales",
        RateTable::LuCivil => "légal luxembourgeois",
        RateTable::NlTrade => "néerlandais des transactions commerciales",
        RateTable::NlCivil => "légal néerlandais",
        RateTable::DeBusiness => "allemand hors consommateurs",
        RateTable::DeBusinessBefore2014 => "allemand hors consommateurs (contrats d’avant le 29 juillet 2014)",
        RateTable::DeConsumer => "allemand des consommateurs",
        RateTable::UkStatutory => "britannique des dettes commerciales",
        RateTable::EuMinimum => "minimum européen",
        RateTable::EcbRefi => "de refinancement de la Banque centrale européenne",
        RateTable::Basiszins => "de base allemand (Basiszinssatz)",
        RateTable::BankRate => "de la Banque d’Angleterre",
    }
}

/// English.
pub const EN: Law = Law {
    law: |law| match law {
        GoverningLaw::Fr => "France",
        GoverningLaw::Be => "Belgium",
        GoverningLaw::Lu => "Luxembourg",
        GoverningLaw::Nl => "Netherlands",
        GoverningLaw::De => "Germany",
        GoverningLaw::Uk => "United Kingdom",
        GoverningLaw::Eu => "European Union (minimum)",
    },
    debtor: |debtor| match debtor {
        Debtor::Business => "business",
        Debtor::Consumer => "consumer",
        Debtor::PublicBody => "public body",
    },
    series: en_series,
    rate_rule: |table, points| match table.follows().map(|follows| follows.reference) {
        Some(RateTable::Basiszins) => format!("German base rate (Basiszinssatz) + {points} points"),
        Some(RateTable::BankRate) => format!("Bank of England’s Bank Rate + {points} points"),
        Some(_) => format!("refinancing rate of the European Central Bank + {points} points"),
        None => format!("{} rate", en_series(table)),
    },
};

fn en_series(table: RateTable) -> &'static str {
    match table {
        RateTable::FrDefault => "French business-to-business",
        RateTable::FrPublic => "French public buyers’",
        RateTable::FrLegalProfessionals => "French legal (creditor in business)",
        RateTable::FrLegalIndividuals => "French legal (creditor a private person)",
        RateTable::BeCommercial => "Belgian commercial",
        RateTable::BeCommercialBefore2013 => "Belgian commercial (contracts before 16 March 2013)",
        RateTable::BeCivil => "Belgian civil legal",
        RateTable::LuCommercial => "Luxembourg commercial",
        RateTable::LuCivil => "Luxembourg legal",
        RateTable::NlTrade => "Dutch commercial",
        RateTable::NlCivil => "Dutch legal",
        RateTable::DeBusiness => "German non-consumer",
        RateTable::DeBusinessBefore2014 => "German non-consumer (contracts before 29 July 2014)",
        RateTable::DeConsumer => "German consumer",
        RateTable::UkStatutory => "British commercial debts",
        RateTable::EuMinimum => "European minimum",
        RateTable::EcbRefi => "European Central Bank refinancing",
        RateTable::Basiszins => "German base (Basiszinssatz)",
        RateTable::BankRate => "Bank of England",
    }
}
