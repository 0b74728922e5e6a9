//! The columns of a FEC, and which cell of a line is which: by header in any case, order and common spelling, or by place without one.

use super::cells;

/// The columns that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    JournalCode,
    JournalLib,
    EcritureNum,
    EcritureDate,
    CompteNum,
    CompteLib,
    CompAuxNum,
    CompAuxLib,
    PieceRef,
    PieceDate,
    EcritureLib,
    Debit,
    Credit,
    EcritureLet,
    DateLet,
    Montant,
    Sens,
    Echeance,
}

/// How many [`Column`]s there are.
pub(super) const COLUMNS: usize = 18;

use Column as C;

/// Each column with the name that the norm gives it and, folded, the names that software gives it.
const NAMES: [(Column, &str, &[&str]); COLUMNS] = [
    (C::JournalCode, "JournalCode", &["journalcode", "codejournal", "journal"]),
    (C::JournalLib, "JournalLib", &["journallib", "journallibelle", "libjournal", "libellejournal"]),
    (C::EcritureNum, "EcritureNum", &["ecriturenum", "numecriture", "ecriturenumero", "numeroecriture"]),
    (C::EcritureDate, "EcritureDate", &["ecrituredate", "dateecriture", "datecomptable"]),
    (C::CompteNum, "CompteNum", &["comptenum", "numcompte", "comptenumero", "numerocompte"]),
    (C::CompteLib, "CompteLib", &["comptelib", "comptelibelle", "libcompte", "libellecompte"]),
    (
        C::CompAuxNum,
        "CompAuxNum",
        &[
            "compauxnum",
            "compteauxnum",
            "comptauxnum",
            "compauxnumero",
            "compteauxnumero",
            "compauxiliairenum",
            "compteauxiliairenum",
            "auxnum",
        ],
    ),
    (
        C::CompAuxLib,
        "CompAuxLib",
        &["compauxlib", "compteauxlib", "comptauxlib", "compauxlibelle", "compteauxlibelle", "compteauxiliairelib", "auxlib"],
    ),
    (C::PieceRef, "PieceRef", &["pieceref", "refpiece", "piecereference", "referencepiece", "numpiece"]),
    (C::PieceDate, "PieceDate", &["piecedate", "datepiece"]),
    (C::EcritureLib, "EcritureLib", &["ecriturelib", "ecriturelibelle", "libecriture", "libelleecriture"]),
    (C::Debit, "Debit", &["debit", "montantdebit", "debitmontant"]),
    (C::Credit, "Credit", &["credit", "montantcredit", "creditmontant"]),
    (C::EcritureLet, "EcritureLet", &["ecriturelet", "ecriturelettrage", "lettrage", "codelettrage"]),
    (C::DateLet, "DateLet", &["datelet", "datelettrage", "lettragedate"]),
    (C::Montant, "Montant", &["montant"]),
    (C::Sens, "Sens", &["sens", "debitcredit", "dc"]),
    (
        C::Echeance,
        "DateEcheance",
        &["dateecheance", "echeancedate", "echeance", "dateech", "echdate", "ecrituredateecheance", "datedecheance"],
    ),
];

/// Names of the norm that are not read, but tell a FEC from another list.
const UNREAD: [&str; 7] = ["validdate", "montantdevise", "idevise", "datereglt", "modereglt", "natop", "idclient"];

/// Where each column stands in a line.
#[derive(Debug, Clone)]
pub(super) struct Header {
    places: [Option<usize>; COLUMNS],
    /// Cells as written, trimmed.
    pub(super) names: Vec<String>,
    /// Columns of the header, trailing empty ones not counted.
    pub(super) width: usize,
    /// Cells that a line needs: what follows the last needed column may be left away.
    pub(super) needed: usize,
    /// Names that were known, unread ones counted.
    pub(super) known: usize,
}

impl Header {
    pub(super) fn of(cells: &[&str]) -> Self {
        let names: Vec<String> = cells.iter().map(|cell| cells::trim(cell).to_owned()).collect();
        let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
        let mut header = Self::at([None; COLUMNS], names);
        let mut taken = vec![false; folded.len()];
        for (column, _, spellings) in NAMES {
            if let Some(place) = folded.iter().position(|name| spellings.contains(&name.as_str())) {
                header.set(column, place, &mut taken);
            }
        }
        header.known += folded.iter().filter(|name| UNREAD.contains(&name.as_str())).count();
        for (column, norm, _) in NAMES {
            if header.place(column).is_none() && norm.len() > 7 {
                let norm = norm.to_ascii_lowercase();
                let near = folded.iter().enumerate().find(|(at, name)| taken.get(*at) == Some(&false) && one_slip(name, &norm));
                if let Some((place, _)) = near {
                    header.set(column, place, &mut taken);
                }
            }
        }
        header.width = header.names.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
        header.measure();
        header
    }

    /// The 18 columns in the norm's order, for a file without header; `None` where the first line does not look so.
    pub(super) fn by_place(cells: &[&str]) -> Option<Self> {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cells::trim(cell));
        let fits = cells.len() >= 13
            && matches!(cells::date(cell(3)), Ok(Some(_)))
            && cell(4).len() >= 3
            && cell(4).bytes().take(3).all(|b| b.is_ascii_digit())
            && [11, 12].iter().all(|&at| cells::amount(cell(at)).is_ok());
        fits.then(|| {
            let mut places = [None; COLUMNS];
            for (at, place) in places.iter_mut().enumerate().take(15) {
                *place = Some(at);
            }
            let names = NAMES.iter().take(15).map(|(_, norm, _)| (*norm).to_owned()).collect();
            let mut header = Self::at(places, names);
            header.width = cells.len().max(18);
            header.measure();
            header
        })
    }

    /// All columns at their own place: for XML, whose elements have names.
    pub(super) fn named() -> Self {
        let mut places = [None; COLUMNS];
        for (at, place) in places.iter_mut().enumerate() {
            *place = Some(at);
        }
        Self::at(places, NAMES.iter().map(|(_, norm, _)| (*norm).to_owned()).collect())
    }

    fn at(places: [Option<usize>; COLUMNS], names: Vec<String>) -> Self {
        Self { places, names, width: 0, needed: 0, known: 0 }
    }

    fn set(&mut self, column: Column, place: usize, taken: &mut [bool]) {
        if let Some(slot) = self.places.get_mut(column as usize) {
            *slot = Some(place);
            self.known += 1;
        }
        if let Some(slot) = taken.get_mut(place) {
            *slot = true;
        }
    }

    fn measure(&mut self) {
        let needed = [
            C::JournalCode,
            C::EcritureNum,
            C::EcritureDate,
            C::CompteNum,
            C::CompAuxNum,
            C::PieceRef,
            C::EcritureLib,
            C::Debit,
            C::Credit,
            C::Montant,
            C::Sens,
        ];
        self.needed = needed.iter().filter_map(|&column| self.place(column)).max().map_or(0, |last| last + 1);
    }

    /// All places, by `Column as usize`.
    pub(super) fn places(&self) -> [Option<usize>; COLUMNS] {
        self.places
    }

    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places.get(column as usize).copied().flatten()
    }

    /// The column's header as the file writes it.
    pub(super) fn name(&self, column: Column) -> String {
        self.place(column).and_then(|at| self.names.get(at)).cloned().unwrap_or_default()
    }

    /// What the format cannot do without and is not there.
    pub(super) fn missing(&self) -> Vec<std::borrow::Cow<'static, str>> {
        let without = |column: Column| self.place(column).is_none();
        let mut missing = Vec::new();
        for (column, norm) in [(C::JournalCode, "JournalCode"), (C::EcritureDate, "EcritureDate"), (C::CompteNum, "CompteNum")] {
            if without(column) {
                missing.push(norm.into());
            }
        }
        if without(C::Montant) {
            for (column, norm) in [(C::Debit, "Debit"), (C::Credit, "Credit")] {
                if without(column) {
                    missing.push(norm.into());
                }
            }
        }
        missing
    }
}

/// The column that an XML element of this name holds.
pub(super) fn column_of_element(name: &str) -> Option<Column> {
    let folded = fold(name);
    NAMES
        .iter()
        .find(|(_, _, spellings)| spellings.contains(&folded.as_str()))
        .map(|(column, _, _)| *column)
        .filter(|&c| c != C::JournalCode || folded != "journal")
}

/// The separator under which the first line has the most cells that are known.
pub(super) fn separator(line: &str) -> char {
    let known = |separator: char| Header::of(&super::flat::cells_of(line, separator)).known;
    ['\t', '|', ';', ','].into_iter().rev().max_by_key(|&separator| (known(separator), line.matches(separator).count())).unwrap_or('\t')
}

/// Whether a text starts as a FEC: six or more names of the norm in its first line, or lines that fit it without a header.
pub(in crate::exchange) fn looks_like_fec(text: &str) -> bool {
    let Some(line) = text.split(['\n', '\r']).find(|line| !line.trim().is_empty()) else {
        return false;
    };
    let separator = separator(line);
    let cells = super::flat::cells_of(line, separator);
    let header = Header::of(&cells);
    let named = header.known >= 6 && header.place(C::CompteNum).or(header.place(C::EcritureDate)).is_some();
    named || (cells.len() >= 18 && Header::by_place(&cells).is_some())
}

/// Lower case letters and digits only, accents taken off.
pub(super) fn fold(name: &str) -> String {
    name.chars()
        .filter_map(|c| {
            Some(match c {
                'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => 'e',
                'à' | 'â' | 'À' | 'Â' => 'a',
                'ç' | 'Ç' => 'c',
                'ô' | 'Ô' => 'o',
                'û' | 'ù' | 'Û' | 'Ù' => 'u',
                'î' | 'ï' | 'Î' => 'i',
                _ if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
                _ => return None,
            })
        })
        .collect()
}

/// True where one letter is wrong, missing or too many.
fn one_slip(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same_start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (a.get(same_start..).unwrap_or_default(), b.get(same_start..).unwrap_or_default());
    let same_end = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(|(x, y)| x == y).count();
    rest_a.len().max(rest_b.len()) <= same_end + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_known_in_any_case_order_and_common_spelling() {
        let header = Header::of(&["DÉBIT", "credit ", "Compte_Num", "CompteAuxNum", "ECRITUREDATE", "JournalCod", "MontantDevise", ""]);
        assert_eq!(header.place(C::Debit), Some(0));
        assert_eq!(header.place(C::CompteNum), Some(2));
        assert_eq!(header.place(C::CompAuxNum), Some(3));
        assert_eq!(header.place(C::JournalCode), Some(5));
        assert_eq!((header.width, header.known), (7, 7));
        assert!(header.missing().is_empty());
    }

    #[test]
    fn names_that_differ_by_two_letters_are_not_taken_for_each_other() {
        let header = Header::of(&["EcritureLet", "DateLet"]);
        assert_eq!((header.place(C::EcritureLib), header.place(C::EcritureLet)), (None, Some(0)));
    }
}
