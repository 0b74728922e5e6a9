//! What a movement is, by the codes that formats share: ISO 20022 families, SWIFT types, German posting codes, and the words of labels.

use crate::basis::fold::fold_words;
use crate::ledger::BankLineKind::{self, *};

/// By an ISO 20022 bank transaction code.
pub(crate) fn by_iso(domain: &str, family: &str, sub_family: &str) -> BankLineKind {
    match (domain, family, sub_family) {
        (_, _, "UPDD" | "RRDD" | "PRDD" | "RRBC") => ReturnedDebit,
        (_, _, "UPCQ" | "CQRV" | "RCQR" | "URCQ" | "ARCQ") => ReturnedCheque,
        (_, "RDDT" | "IDDT", "RRTN" | "RPCR") => ReturnedDebit,
        (_, _, "RRTN" | "RPCR" | "RRCT") => ReturnedTransfer,
        (_, _, "CHRG" | "COMM" | "COME" | "COMI" | "COMT" | "FEES" | "TAXE" | "INTR" | "DINT" | "CINT") => Charge,
        ("ACMT" | "LDAS", "MCOP" | "MDOP" | "ACOP" | "ADOP", _) => Unsaid,
        (_, "RCDT" | "ICDT" | "RRCT" | "IRCT", _) => Transfer,
        (_, "RDDT" | "IDDT", _) => DirectDebit,
        (_, "CCRD" | "MCRD", _) => Card,
        (_, "RCHQ" | "ICHQ" | "LBOX", _) => Cheque,
        (_, "CNTR", _) => Cash,
        (_, "DRFT", _) => Bill,
        _ => Unsaid,
    }
}

/// By the three letters of a SWIFT transaction type.
pub(crate) fn by_swift(letters: &str) -> BankLineKind {
    match letters {
        "TRF" | "SEC" | "STO" | "FEX" => Transfer,
        "DDT" => DirectDebit,
        "CHK" | "TCK" => Cheque,
        "CMI" | "CMN" | "CMP" | "CMS" | "CMT" | "CMZ" => Transfer,
        "CHG" | "COM" | "INT" => Charge,
        "BOE" | "BNK" | "COL" => Bill,
        "RTI" => ReturnedDebit,
        "CSH" => Cash,
        _ => Unsaid,
    }
}

/// By a German posting code (GVC), three digits, and the text that stands beside it.
pub(crate) fn by_posting_code(code: u32, text: &str) -> BankLineKind {
    match by_words(text) {
        Unsaid => {}
        said => return said,
    }
    match code {
        108 | 109 | 184 => ReturnedDebit,
        159 => ReturnedTransfer,
        1 | 70 | 101 | 102 | 111 => Cheque,
        104 | 105 | 107 | 171 | 174 | 181 | 192..=197 | 4 | 5 | 71 => DirectDebit,
        106 | 110 | 190 => Card,
        116..=119 | 152..=157 | 161..=169 | 177 | 179 | 188 | 189 | 191 | 51..=54 | 56 | 20 | 201 | 202 => Transfer,
        82 | 83 => Cash,
        72 | 73 | 76 => Bill,
        800..=899 => Charge,
        _ => Unsaid,
    }
}

/// Words of a bank's own label, folded, that say what a movement is; those of returns first, since "rejet de prélèvement" is no direct debit.
const WORDS: [(&[&str], BankLineKind); 36] = [
    (&["rem", "chq"], Cheque),
    (&["rem", "cb"], Card),
    (&["cheque", "impaye"], ReturnedCheque),
    (&["cheque", "rejet"], ReturnedCheque),
    (&["chq", "impaye"], ReturnedCheque),
    (&["chq", "rejete"], ReturnedCheque),
    (&["scheckruckgabe"], ReturnedCheque),
    (&["scheckrueckgabe"], ReturnedCheque),
    (&["returned", "cheque"], ReturnedCheque),
    (&["frais"], Charge),
    (&["commission"], Charge),
    (&["cotisation"], Charge),
    (&["agios"], Charge),
    (&["entgelt"], Charge),
    (&["prlv", "impaye"], ReturnedDebit),
    (&["prlv", "rejet"], ReturnedDebit),
    (&["prlv", "rejete"], ReturnedDebit),
    (&["prelevement", "impaye"], ReturnedDebit),
    (&["prelevement", "rejete"], ReturnedDebit),
    (&["rejet", "prelevement"], ReturnedDebit),
    (&["impaye", "sdd"], ReturnedDebit),
    (&["rucklastschrift"], ReturnedDebit),
    (&["ruecklastschrift"], ReturnedDebit),
    (&["returned", "debit"], ReturnedDebit),
    (&["vir", "rejete"], ReturnedTransfer),
    (&["virement", "rejete"], ReturnedTransfer),
    (&["rejet", "virement"], ReturnedTransfer),
    (&["retour", "virement"], ReturnedTransfer),
    (&["remise", "cheque"], Cheque),
    (&["remise", "cheques"], Cheque),
    (&["remise", "cb"], Card),
    (&["kartenumsatz"], Card),
    (&["kartenzahlung"], Card),
    (&["versement", "especes"], Cash),
    (&["lcr"], Bill),
    (&["remise", "effets"], Bill),
];

/// First words by which French banks begin a label.
const BEGINNINGS: [(&str, BankLineKind); 16] = [
    ("transfer", Transfer),
    ("instant", Transfer),
    ("direct", DirectDebit),
    ("card", Card),
    ("charges", Charge),
    ("vir", Transfer),
    ("virement", Transfer),
    ("vrt", Transfer),
    ("overschrijving", Transfer),
    ("prlv", DirectDebit),
    ("prelevement", DirectDebit),
    ("domiciliering", DirectDebit),
    ("chq", Cheque),
    ("cheque", Cheque),
    ("cb", Card),
    ("carte", Card),
];

/// By the words of a label that the bank itself begins: for formats without a code, and for codes that say nothing.
pub(crate) fn by_words(label: &str) -> BankLineKind {
    let mut folded = String::new();
    fold_words(label.get(..label.floor_char_boundary(200)).unwrap_or(label), &mut folded);
    // The bank's own words come first; what a payer wrote further on ("frais de port") says nothing of the movement.
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(4).collect();
    let has = |wanted: &&str| words.iter().any(|word| word.strip_suffix('s').unwrap_or(word) == wanted.strip_suffix('s').unwrap_or(wanted));
    let first = words.first().copied().unwrap_or_default();
    let begins = BEGINNINGS.iter().find(|(word, _)| *word == first).map(|(_, kind)| *kind);
    for (wanted, kind) in WORDS {
        // "VIR SEPA FRAIS" is a transfer.
        if wanted.iter().all(has) && !(kind == Charge && begins.is_some()) {
            return kind;
        }
    }
    begins.unwrap_or(Unsaid)
}

/// What it is once it came back.
pub(crate) fn returned(kind: BankLineKind) -> BankLineKind {
    match kind {
        DirectDebit => ReturnedDebit,
        Cheque => ReturnedCheque,
        Transfer => ReturnedTransfer,
        kind => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_what_they_are() {
        for (label, kind) in [
            ("VIR SEPA RECU DUPONT FRAIS DE PORT", Transfer),
            ("PRLV SEPA REJETE DUPONT", ReturnedDebit),
            ("REJET PRELEVEMENT DUPONT", ReturnedDebit),
            ("CHQ IMPAYE 1234567", ReturnedCheque),
            ("REMISE CHEQUE N 8150656", Cheque),
            ("REMISE CB 2608", Card),
            ("COTISATION CARTE", Charge),
            ("FRAIS TENUE DE COMPTE", Charge),
            ("DUPONT SARL", Unsaid),
            ("", Unsaid),
        ] {
            assert_eq!(by_words(label), kind, "{label}");
        }
    }

    #[test]
    fn codes_say_what_they_are() {
        assert_eq!(by_iso("PMNT", "IDDT", "UPDD"), ReturnedDebit);
        assert_eq!(by_iso("PMNT", "RCDT", "ESCT"), Transfer);
        assert_eq!(by_iso("ACMT", "MCOP", "CHRG"), Charge);
        assert_eq!(by_posting_code(109, "SEPA-RUECKLASTSCHRIFT"), ReturnedDebit);
        assert_eq!(by_posting_code(109, "SCHECKRUECKGABE"), ReturnedCheque);
        assert_eq!(by_posting_code(166, "SEPA-GUTSCHRIFT"), Transfer);
    }
}
