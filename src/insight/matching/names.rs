//! Customers' names as banks cut and shout them: legal forms dropped or moved, cut at 35 letters, blanks lost.

use crate::basis::fold::fold_words;
use crate::ledger::{CustomerIdx, Ledger};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Words that say what a payer is, not who.
const FORMS: [&str; 66] = [
    "sarl",
    "sas",
    "sasu",
    "sa",
    "eurl",
    "sci",
    "scp",
    "selarl",
    "scop",
    "scea",
    "earl",
    "gaec",
    "snc",
    "eirl",
    "ei",
    "ets",
    "etablissements",
    "etablissement",
    "societe",
    "ste",
    "entreprise",
    "cie",
    "compagnie",
    "groupe",
    "sprl",
    "srl",
    "bv",
    "bvba",
    "nv",
    "asbl",
    "vzw",
    "gmbh",
    "ag",
    "ltd",
    "limited",
    "inc",
    "llc",
    "spa",
    "m",
    "mr",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "dr",
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "l",
    "d",
    "et",
    "and",
    "the",
    "van",
    "der",
    "den",
    "france",
    "vir",
    "virement",
    "sepa",
    "recu",
    "inst",
    "sc",
];

/// How a name stands in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NameFit {
    pub(super) customer: CustomerIdx,
    /// Of what tells the name apart, how much is there: 1 for all.
    pub(super) share: f64,
    /// The words that are there.
    pub(super) written: String,
}

/// Names of all customers, by word.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_word: HashMap<String, Vec<CustomerIdx>>,
    /// Words of each customer, by its place, with the weight of each: the rarer the heavier.
    words: Vec<Vec<(String, f64)>>,
    /// Names without blanks, to find those whose blanks were lost.
    run_together: Vec<String>,
    /// Whom each name stands for: a merged customer's is one more name of the one that it became.
    stands_for: Vec<CustomerIdx>,
}

impl Names {
    pub(super) fn of(ledger: &Ledger) -> Self {
        let mut new = Self::default();
        let mut all = Vec::new();
        for (idx, customer) in ledger.customers() {
            let words = telling_words(&customer.details.name);
            for word in &words {
                let of = new.by_word.entry(word.clone()).or_default();
                if of.last() != Some(&idx) {
                    of.push(idx);
                }
            }
            new.run_together.push(words.concat());
            new.stands_for.push(ledger.survivor_of(idx));
            all.push(words);
        }
        let weight = |word: &String| 1.0 / (new.by_word.get(word).map_or(1, Vec::len) as f64).sqrt();
        new.words =
            all.into_iter().map(|words| words.into_iter().map(|word| (weight(&word), word)).map(|(w, word)| (word, w)).collect()).collect();
        new
    }

    /// Customers whose name stands in `text`, best first.
    pub(super) fn fits(&self, text: &str) -> Vec<NameFit> {
        let words = telling_words(text);
        if words.is_empty() {
            return Vec::new();
        }
        let joined = words.concat();
        let mut candidates: BTreeMap<CustomerIdx, ()> = BTreeMap::new();
        for word in &words {
            // A word of many customers (a town, a trade) brings none in alone.
            for customer in self.by_word.get(word).filter(|of| of.len() <= 40).into_iter().flatten() {
                candidates.insert(*customer, ());
            }
        }
        // A word that the bank cut, or that lost its blanks, is looked for among the names' beginnings.
        let odd: Vec<&String> = words.iter().filter(|word| word.len() >= 4 && !self.by_word.contains_key(*word)).collect();
        if !odd.is_empty() {
            for (at, name) in self.run_together.iter().enumerate() {
                let is_there = |word: &&String| {
                    (name.len() >= 5 && word.contains(name.as_str()))
                        || self.words.get(at).is_some_and(|of| of.iter().any(|(known, _)| known.starts_with(word.as_str())))
                        || (word.len() >= 6 && name.starts_with(word.as_str()))
                };
                if odd.iter().any(is_there)
                    && let Some(customer) = u32::try_from(at).ok().and_then(|_| self.customer_at(at))
                {
                    candidates.insert(customer, ());
                }
            }
        }
        let mut fits: Vec<NameFit> = candidates.into_keys().filter_map(|customer| self.fit(customer, &words, &joined)).collect();
        for fit in &mut fits {
            fit.customer = self.stands_for.get(fit.customer.idx()).copied().unwrap_or(fit.customer);
        }
        fits.sort_by(|a, b| b.share.total_cmp(&a.share).then(b.written.len().cmp(&a.written.len())).then(a.customer.cmp(&b.customer)));
        let mut named = BTreeSet::new();
        fits.retain(|fit| named.insert(fit.customer));
        fits
    }

    fn customer_at(&self, at: usize) -> Option<CustomerIdx> {
        self.words.get(at)?.iter().find_map(|(word, _)| self.by_word.get(word)?.iter().find(|customer| customer.idx() == at).copied())
    }

    fn fit(&self, customer: CustomerIdx, words: &[String], joined: &str) -> Option<NameFit> {
        let own = self.words.get(customer.idx())?;
        let all: f64 = own.iter().map(|(_, weight)| weight).sum();
        if all == 0.0 {
            return None;
        }
        let name = self.run_together.get(customer.idx())?;
        if name.len() >= 5 && joined.contains(name.as_str()) {
            return Some(NameFit {
                customer,
                share: 1.0,
                written: own.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" "),
            });
        }
        let mut there = 0.0;
        let mut written = Vec::new();
        for (word, weight) in own {
            if words.contains(word) {
                there += weight;
                written.push(word.clone());
            } else if let Some(cut) = words.iter().find(|cut| cut.len() >= 3 && word.starts_with(cut.as_str())) {
                there += weight * (cut.len() as f64 / word.len() as f64).min(0.9);
                written.push(cut.clone());
            }
        }
        let letters: usize = written.iter().map(String::len).sum();
        (letters >= 3 && there > 0.0).then(|| NameFit { customer, share: there / all, written: written.join(" ") })
    }
}

/// Folded words that tell who somebody is; all of them where nothing else is left.
pub(super) fn telling_words(text: &str) -> Vec<String> {
    let mut folded = String::new();
    fold_words(text, &mut folded);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(24).collect();
    let telling: Vec<String> = words.iter().filter(|word| !FORMS.contains(word) && word.len() > 1).map(|word| (*word).to_owned()).collect();
    if telling.is_empty() { words.into_iter().filter(|word| word.len() > 1).map(str::to_owned).collect() } else { telling }
}
