//! Bank statements held against those that the ledger knows: what enters, what is there already, and how statements follow on.
//!
//! A line is known by its account, day and amount, as a multiset: of three equal payments on one day all three enter, and the same three
//! in another file, or another format, are three and not six. The words only choose which of several is the twin. What is left out is
//! kept with its twin, so that a person can see it and enter it all the same.
//!
//! Compared with the state as it is: lines that were undone are not there, and come in again.

use crate::basis::fold::fold_words;
use crate::basis::money::{Currency, Money};
use crate::exchange::reading::{ReadBankLine, ReadStatement, Reading};
use crate::exchange::statements::{Doubt, Span, doubts_with_known, runs, spans};
use crate::ledger::{BankLineIdx, BankStatement, Ledger, StatementIdx};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A line of the file: which statement, which line of it, both counted from 0.
pub type FileLine = (u32, u32);

/// What a file's statement would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementPlan {
    /// Its account, under the name by which the ledger knows it; empty where nobody names one.
    pub account: String,
    /// True where the file names no account, and the ledger's was taken.
    pub account_taken: bool,
    /// Its currency.
    pub currency: Currency,
    /// First and last day.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Lines that enter.
    pub new: u32,
    /// Lines that are known.
    pub known: u32,
    /// Lines that are announced and not booked yet: they wait for their booking.
    pub announced: u32,
    /// Lines whose amount cannot go into the books: too large, too fine, of no currency.
    pub uncountable: Vec<FileLine>,
    /// What of the known lines stands beside which.
    pub left_out: Vec<LeftOut>,
    /// How it follows on with those that the ledger knows, and those of the file.
    pub doubts: Vec<Doubt>,
}

/// A line that does not enter, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// The line.
    pub line: FileLine,
    /// What it is already.
    pub twin: Twin,
}

/// What a line of the file is already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twin {
    /// A line of the ledger; for a collective booking, one of its parts, or their sum.
    Known(BankLineIdx),
    /// A line of an earlier statement of the file.
    InFile(FileLine),
}

/// What makes two lines the same movement: the account by its place among those known, day, signed minor units, currency.
type Print = (u32, NaiveDate, i64, Currency);

/// Something that a line of the file may be: one line, or the parts of a collective booking.
struct Known {
    twin: Twin,
    /// Of a collective booking, the places of its parts.
    parts: Vec<usize>,
    /// The run of statements in which something was found to be it.
    taken: u32,
}

/// What is known so far, arranged so that each line is looked up once.
#[derive(Default)]
pub(super) struct Statements {
    accounts: Vec<String>,
    known: Vec<Known>,
    single: HashMap<Print, Vec<usize>>,
    /// Collective bookings by their sum.
    together: HashMap<Print, Vec<usize>>,
    /// The collective booking that a line belongs to, both by their place.
    part_of: HashMap<usize, usize>,
    /// Parts of collective bookings while the ledger's lines are taken in.
    gathering: HashMap<(StatementIdx, u32), Vec<usize>>,
    runs: Vec<u32>,
    /// In which order the statements of the file are decided: of a run, those that name their account first, since they leave no doubt.
    order: Vec<usize>,
    /// The run under way, from 1; 0 before the first.
    run: u32,
    /// The nameless account, where it holds most of the statement under way, whose account was not named when it came before, or where that
    /// statement names none itself.
    nameless: Option<u32>,
    /// Lines of the run under way, which are known to the next.
    waiting: Vec<(FileLine, u32)>,
    pub(super) fates: Vec<StatementPlan>,
}

impl Statements {
    /// Takes in one line of the ledger.
    pub(super) fn add_known(&mut self, ledger: &Ledger, at: usize) {
        let Some(row) = ledger.bank_line_at(at).and_then(|idx| ledger.bank_line(idx)) else { return };
        let account = ledger.statement(row.statement).map_or("", |statement| &statement.account);
        let account = self.account(account);
        let at = self.keep(Twin::Known(row.idx), Vec::new());
        self.single.entry((account, row.booked_on, row.amount, row.currency)).or_default().push(at);
        if let Some(number) = row.part_of {
            self.gathering.entry((row.statement, number)).or_default().push(at);
        }
    }

    /// Once all of the ledger's lines are in: collective bookings by their sum, and which statements of the file follow on.
    pub(super) fn ready(&mut self, ledger: &Ledger, reading: &Reading) {
        let mut gathered: Vec<_> = std::mem::take(&mut self.gathering).into_iter().collect();
        gathered.sort_unstable_by_key(|(booking, _)| *booking);
        for ((statement, _), places) in gathered {
            let account = ledger.statement(statement).map_or("", |it| &it.account);
            let account = self.account(account);
            self.gather(ledger, reading, account, places);
        }
        self.runs = runs(&spans(&reading.statements));
        self.order = (0..reading.statements.len()).collect();
        let is_nameless = |at: usize| reading.statements.get(at).is_some_and(|read| read.account.is_empty());
        self.order.sort_by_key(|at| (self.runs.get(*at).copied().unwrap_or_default(), is_nameless(*at)));
    }

    fn gather(&mut self, ledger: &Ledger, reading: &Reading, account: u32, places: Vec<usize>) {
        let twins = places.iter().filter_map(|at| self.known.get(*at)).map(|known| known.twin);
        let movements: Vec<(NaiveDate, i64, Currency)> = twins.filter_map(|twin| movement(ledger, reading, twin)).collect();
        let (Some((on, _, currency)), true) = (movements.first().copied(), movements.len() > 1) else { return };
        if movements.iter().any(|(day, _, _)| *day != on) {
            return;
        }
        let sum = movements.iter().map(|(_, minor, _)| *minor).fold(0_i64, i64::saturating_add);
        let Some(twin) = places.first().and_then(|at| self.known.get(*at)).map(|known| known.twin) else { return };
        let at = self.keep(twin, places.clone());
        self.part_of.extend(places.into_iter().map(|part| (part, at)));
        self.together.entry((account, on, sum, currency)).or_default().push(at);
    }

    fn keep(&mut self, twin: Twin, parts: Vec<usize>) -> usize {
        self.known.push(Known { twin, parts, taken: 0 });
        self.known.len() - 1
    }

    /// Places of what is known by a print and is nothing of the file yet: of the account itself, else of the nameless one.
    fn free(&self, known: &HashMap<Print, Vec<usize>>, print: Print) -> Vec<usize> {
        let of = |account: u32| -> Vec<usize> {
            let places = known.get(&(account, print.1, print.2, print.3)).into_iter().flatten().copied();
            places.filter(|at| self.known.get(*at).is_some_and(|known| known.taken != self.run)).collect()
        };
        let own = of(print.0);
        if own.is_empty() { self.nameless.map(of).unwrap_or_default() } else { own }
    }

    /// Something of the file is this; what it is a part of, and what it consists of, is nothing else's any more.
    fn take(&mut self, at: usize) -> Option<Twin> {
        let run = self.run;
        let known = self.known.get_mut(at)?;
        known.taken = run;
        let (twin, mut also) = (known.twin, known.parts.clone());
        also.extend(self.part_of.get(&at));
        for at in also {
            if let Some(known) = self.known.get_mut(at) {
                known.taken = run;
            }
        }
        Some(twin)
    }

    /// The place of an account among those known, a new one where it is none of them.
    fn account(&mut self, account: &str) -> u32 {
        let at = self.accounts.iter().position(|known| known == account).unwrap_or_else(|| {
            self.accounts.push(account.to_owned());
            self.accounts.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// Decides what of the next statement of the file enters; `anyway` are lines that the person wants in all the same.
    pub(super) fn decide(&mut self, ledger: &Ledger, reading: &Reading, at: usize, anyway: &BTreeSet<FileLine>) {
        let Some(at) = self.order.get(at).copied() else { return };
        let Some(read) = reading.statements.get(at) else { return };
        let run = self.runs.get(at).map_or(1, |run| run.saturating_add(1));
        if run != self.run {
            // Statements that do not follow on may hold the same lines: each is compared with all that is known by now.
            self.enter_waiting(ledger, reading);
            self.run = run;
        }
        let (account, account_taken) = self.account_of(ledger, read);
        let place = self.account(&account);
        let n_booked = read.lines.iter().filter(|line| line.booked).count();
        let may_be_nameless = account_taken || (!account.is_empty() && self.holds(read, "") * 2 > n_booked);
        let nameless = may_be_nameless.then(|| self.account(""));
        self.nameless = nameless;
        let statement = u32::try_from(at).unwrap_or(u32::MAX);
        let mut plan = StatementPlan {
            account,
            account_taken,
            currency: read.currency,
            period: read.period,
            new: 0,
            known: 0,
            announced: 0,
            uncountable: Vec::new(),
            left_out: Vec::new(),
            doubts: Vec::new(),
        };
        let mut twins: Vec<Option<Twin>> = vec![None; read.lines.len()];
        if read.account.is_empty() {
            self.alike_anywhere(ledger, reading, read, place, &mut twins);
        }
        // What stands alone first: a sum or a part that is known may be it.
        let bookings = bookings(&read.lines);
        let (together, alone): (Vec<&Vec<usize>>, Vec<&Vec<usize>>) = bookings.iter().partition(|booking| booking.len() > 1);
        let alone: Vec<usize> = alone.into_iter().flatten().copied().collect();
        self.each(ledger, reading, read, place, &alone, &mut twins);
        for booking in together {
            self.whole(ledger, reading, read, place, booking, &mut twins);
        }
        if self.nameless.is_some() {
            self.each(ledger, reading, read, place, &alone, &mut twins);
        }
        self.sums(read, place, &mut twins);
        for ((line, twin), at) in read.lines.iter().zip(twins).zip(0_u32..) {
            let here = (statement, at);
            match twin {
                _ if !line.booked => plan.announced += 1,
                _ if !line.said.is_countable() => plan.uncountable.push(here),
                Some(twin) => {
                    plan.left_out.push(LeftOut { line: here, twin });
                    if anyway.contains(&here) {
                        plan.new += 1;
                        self.waiting.push((here, place));
                    } else {
                        plan.known += 1;
                    }
                }
                None => {
                    plan.new += 1;
                    self.waiting.push((here, place));
                }
            }
        }
        self.fates.push(plan);
    }

    /// A collective booking against one line of its sum, unless all of its parts are known as such.
    fn whole(
        &mut self,
        ledger: &Ledger,
        reading: &Reading,
        read: &ReadStatement,
        account: u32,
        booking: &[usize],
        twins: &mut [Option<Twin>],
    ) {
        let lines = || booking.iter().filter_map(|at| read.lines.get(*at));
        let Some(first) = lines().next().filter(|first| first.booked) else { return };
        let Some(sum) = lines().map(|line| line.said.amount.to_minor()).try_fold(0_i64, |sum, minor| sum.checked_add(minor?)) else {
            return;
        };
        let print = |line: &ReadBankLine| {
            let minor = line.said.amount.to_minor().unwrap_or_default();
            (account, line.said.booked_on, minor, line.said.amount.currency())
        };
        let mut wanted: HashMap<Print, usize> = HashMap::new();
        for line in lines() {
            *wanted.entry(print(line)).or_default() += 1;
        }
        let all_parts = wanted.iter().all(|(print, n)| self.free(&self.single, *print).len() >= *n);
        let on = first.said.booked_on;
        let of_one_day = lines().all(|line| line.booked && line.said.booked_on == on);
        let whole = (account, on, sum, first.said.amount.currency());
        let at = self.free(&self.single, whole).first().copied().filter(|_| of_one_day && !all_parts);
        let Some(at) = at else { return self.each(ledger, reading, read, account, booking, twins) };
        let twin = self.take(at);
        for at in booking {
            if let Some(slot) = twins.get_mut(*at) {
                *slot = twin;
            }
        }
    }

    /// Lines of a nameless list that stand in any account in the same words, its own first: whose it was taken for when it came before depends
    /// on what was known by then.
    fn alike_anywhere(&mut self, ledger: &Ledger, reading: &Reading, read: &ReadStatement, account: u32, twins: &mut [Option<Twin>]) {
        let others = (0..).take(self.accounts.len()).filter(|other| *other != account);
        let accounts: Vec<u32> = std::iter::once(account).chain(others).collect();
        for (line, slot) in read.lines.iter().zip(twins).filter(|(line, slot)| line.booked && slot.is_none()) {
            let Some(minor) = line.said.amount.to_minor() else { continue };
            let (on, currency) = (line.said.booked_on, line.said.amount.currency());
            let alike = accounts.iter().flat_map(|account| self.free(&self.single, (*account, on, minor, currency))).find(|at| {
                let twin = self.known.get(*at).map(|known| texts(ledger, reading, known.twin));
                twin == Some([&line.said.label, &line.said.counterparty])
            });
            if let Some(at) = alike {
                *slot = self.take(at);
            }
        }
    }

    /// What is left against the sums of collective bookings whose parts are known.
    fn sums(&mut self, read: &ReadStatement, account: u32, twins: &mut [Option<Twin>]) {
        if self.together.is_empty() {
            return;
        }
        for (line, slot) in read.lines.iter().zip(twins).filter(|(line, slot)| line.booked && slot.is_none()) {
            let Some(minor) = line.said.amount.to_minor() else { continue };
            let print = (account, line.said.booked_on, minor, line.said.amount.currency());
            let at = self.free(&self.together, print).first().copied();
            if let Some(at) = at {
                *slot = self.take(at);
            }
        }
    }

    /// Line by line: first those that are written alike, so that of several of one amount the right one is known; then those that share
    /// most words.
    fn each(
        &mut self,
        ledger: &Ledger,
        reading: &Reading,
        read: &ReadStatement,
        account: u32,
        lines: &[usize],
        twins: &mut [Option<Twin>],
    ) {
        let mut left: Vec<(Print, usize)> = Vec::new();
        let lines = lines.iter().filter_map(|at| read.lines.get(*at).map(|line| (*at, line)));
        for (at, line) in lines.filter(|(_, line)| line.booked) {
            let Some(minor) = line.said.amount.to_minor() else { continue };
            let print = (account, line.said.booked_on, minor, line.said.amount.currency());
            let Some(slot) = twins.get_mut(at).filter(|slot| slot.is_none()) else { continue };
            let alike = self.free(&self.single, print).into_iter().find(|at| {
                let twin = self.known.get(*at).map(|known| texts(ledger, reading, known.twin));
                twin == Some([&line.said.label, &line.said.counterparty])
            });
            match alike {
                Some(place) => *slot = self.take(place),
                None => left.push((print, at)),
            }
        }
        left.sort_by_key(|(print, _)| (print.1, print.2));
        for group in left.chunk_by(|one, other| one.0 == other.0) {
            let Some((print, _)) = group.first() else { continue };
            let free = self.free(&self.single, *print);
            for (line, place) in self.pairs(ledger, reading, read, group, &free) {
                if let Some(slot) = twins.get_mut(line) {
                    *slot = self.take(place);
                }
            }
        }
    }

    /// Lines of the file with what each is, those that share most words first.
    fn pairs(
        &self,
        ledger: &Ledger,
        reading: &Reading,
        read: &ReadStatement,
        group: &[(Print, usize)],
        free: &[usize],
    ) -> Vec<(usize, usize)> {
        let in_order = || group.iter().map(|(_, line)| *line).zip(free.iter().copied()).collect();
        // One that can be but one; or so many that no words would tell them apart.
        if (group.len() == 1 && free.len() == 1) || group.len().saturating_mul(free.len()) > 4096 {
            return in_order();
        }
        let said = |line: usize| read.lines.get(line).map(|line| words_of([&line.said.label, &line.said.counterparty])).unwrap_or_default();
        let of_lines: Vec<(usize, Vec<String>)> = group.iter().map(|(_, line)| (*line, said(*line))).collect();
        let known = |at: usize| self.known.get(at).map(|known| words_of(texts(ledger, reading, known.twin))).unwrap_or_default();
        let of_known: Vec<(usize, Vec<String>)> = free.iter().map(|at| (*at, known(*at))).collect();
        let mut scored: Vec<(std::cmp::Reverse<usize>, usize, usize)> = Vec::new();
        for (line, words) in &of_lines {
            scored.extend(of_known.iter().map(|(at, others)| {
                let shared = words.iter().filter(|word| others.contains(word)).count();
                (std::cmp::Reverse(shared), *line, *at)
            }));
        }
        scored.sort_unstable();
        let (mut lines, mut places) = (BTreeSet::new(), BTreeSet::new());
        scored.retain(|(_, line, place)| {
            let both = !lines.contains(line) && !places.contains(place);
            both && lines.insert(*line) && places.insert(*place)
        });
        scored.into_iter().map(|(_, line, place)| (line, place)).collect()
    }

    fn enter_waiting(&mut self, ledger: &Ledger, reading: &Reading) {
        let mut gathered: BTreeMap<(u32, u32, u32), Vec<usize>> = BTreeMap::new();
        for (here, account) in std::mem::take(&mut self.waiting) {
            let Some(line) = line_of(reading, here) else { continue };
            let Some(minor) = line.said.amount.to_minor() else { continue };
            let at = self.keep(Twin::InFile(here), Vec::new());
            self.single.entry((account, line.said.booked_on, minor, line.said.amount.currency())).or_default().push(at);
            if let Some(number) = line.part_of {
                gathered.entry((here.0, number, account)).or_default().push(at);
            }
        }
        for ((_, _, account), places) in gathered {
            self.gather(ledger, reading, account, places);
        }
    }

    /// The account that a statement is of, by the ledger's name for it, and whether that was taken for want of one in the file.
    fn account_of(&self, ledger: &Ledger, read: &ReadStatement) -> (String, bool) {
        let known = || ledger.statements().map(|(_, it)| it).filter(|it| it.currency == read.currency && !it.account.is_empty());
        if !read.account.is_empty() {
            let same =
                known().find(|it| it.account == read.account).or_else(|| known().find(|it| is_same_account(&it.account, &read.account)));
            return (same.map_or_else(|| read.account.clone(), |it| it.account.clone()), false);
        }
        // Nameless: the account that holds all of it already; the one account there is; of several, the one that holds most of these lines.
        let accounts: BTreeSet<&str> =
            ledger.statements().map(|(_, it)| it).filter(|it| it.currency == read.currency).map(|it| it.account.as_str()).collect();
        let n_booked = read.lines.iter().filter(|line| line.booked).count();
        let held: Vec<(usize, &str)> = accounts.iter().map(|account| (self.holds(read, account), *account)).collect();
        let whole = held.iter().find(|(n, account)| *n == n_booked && is_told(ledger, read, account));
        let most = held.iter().max_by_key(|(n, _)| *n).filter(|(n, _)| n * 2 > n_booked);
        let only = held.first().filter(|(_, account)| held.len() == 1 && !account.is_empty());
        let taken = whole.or(only).or(most).map_or("", |(_, account)| *account);
        (taken.to_owned(), !taken.is_empty())
    }

    /// How many lines of a statement an account holds that are nothing of the file yet, as a multiset.
    fn holds(&self, read: &ReadStatement, account: &str) -> usize {
        let place = self.accounts.iter().position(|it| it == account).and_then(|at| u32::try_from(at).ok());
        let Some(place) = place else { return 0 };
        let mut wanted: HashMap<Print, usize> = HashMap::new();
        for line in read.lines.iter().filter(|line| line.booked) {
            let minor = line.said.amount.to_minor().unwrap_or_default();
            *wanted.entry((place, line.said.booked_on, minor, line.said.amount.currency())).or_default() += 1;
        }
        let is_free = |at: &&usize| self.known.get(**at).is_some_and(|known| known.taken != self.run);
        wanted.iter().map(|(print, n)| self.single.get(print).map_or(0, |places| places.iter().filter(is_free).count().min(*n))).sum()
    }

    /// Once all statements are decided: how each follows on with those that the ledger knows.
    pub(super) fn follow_on(&mut self, ledger: &Ledger, reading: &Reading) {
        let mut decided: Vec<(usize, StatementPlan)> = self.order.iter().copied().zip(std::mem::take(&mut self.fates)).collect();
        decided.sort_by_key(|(at, _)| *at);
        self.fates = decided.into_iter().map(|(_, fate)| fate).collect();
        let named = |span: Span, account: &str| Span { account: account.to_owned(), ..span };
        let read: Vec<Span> =
            spans(&reading.statements).into_iter().zip(&self.fates).map(|(span, fate)| named(span, &fate.account)).collect();
        let known: Vec<Span> = ledger.statements().filter_map(|(_, statement)| span_of(statement)).collect();
        for (at, doubt) in doubts_with_known(&known, &read) {
            if let Some(fate) = self.fates.get_mut(at) {
                fate.doubts.push(doubt);
            }
        }
    }
}

/// A balance and its day.
pub(super) type Balance = Option<(NaiveDate, Money)>;

/// What is written of a statement beside its lines: its days and balances, where they can be.
pub(super) fn stated(read: &ReadStatement) -> (Option<(NaiveDate, NaiveDate)>, Balance, Balance) {
    // A balance in another currency than the account's says nothing of the account.
    let balance = |side: Balance| side.filter(|(_, money)| money.currency() == read.currency);
    (read.period.filter(|(first, last)| first <= last), balance(read.opening), balance(read.closing))
}

/// Whether the ledger knows all that a statement says beside its lines: nothing is written of it again.
pub(super) fn is_told(ledger: &Ledger, read: &ReadStatement, account: &str) -> bool {
    let (Some((first, last)), opening, closing) = stated(read) else { return true };
    ledger.statements().any(|(_, known)| {
        let covers = known.period.is_some_and(|(from, to)| from <= first && last <= to);
        let begins_before = known.period.is_some_and(|(from, _)| from < first);
        let same_balances =
            (opening.is_none() || known.opening == opening || begins_before) && (closing.is_none() || known.closing == closing);
        known.account == account && known.currency == read.currency && covers && same_balances
    })
}

/// The same for what names no account: of whichever account it was told when it came before.
pub(super) fn is_told_anywhere(ledger: &Ledger, read: &ReadStatement, account: &str) -> bool {
    let of_others = || ledger.statements().any(|(_, known)| is_told(ledger, read, &known.account));
    is_told(ledger, read, account) || (read.account.is_empty() && of_others())
}

/// The line of the file at that place.
#[must_use]
pub fn line_of(reading: &Reading, (statement, line): FileLine) -> Option<&ReadBankLine> {
    reading.statements.get(statement as usize)?.lines.get(line as usize)
}

fn span_of(statement: &BankStatement) -> Option<Span> {
    let (from, to) = statement.period?;
    let balance = |side: Option<(NaiveDate, _)>| side.map(|(_, money)| money);
    let (account, currency) = (statement.account.clone(), statement.currency);
    Some(Span { account, currency, from, to, opening: balance(statement.opening), closing: balance(statement.closing) })
}

/// Whether two ways of writing mean one account: an IBAN holds the national number that another format has.
fn is_same_account(one: &str, other: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_ascii_alphanumeric()).map(|part| part.trim_start_matches('0').to_ascii_uppercase());
        parts.filter(|part| !part.is_empty()).collect()
    };
    let (one, other) = (parts(one), parts(other));
    let (long, short) = if one.concat().len() >= other.concat().len() { (one, other) } else { (other, one) };
    let whole = long.concat();
    short.iter().map(String::len).sum::<usize>() >= 6 && short.iter().all(|part| whole.contains(part.as_str()))
}

/// Places of the lines, those of one collective booking together.
fn bookings(lines: &[ReadBankLine]) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = Vec::with_capacity(lines.len());
    let mut by_number: HashMap<u32, usize> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        match line.part_of.and_then(|number| by_number.get(&number).copied()).and_then(|place| all.get_mut(place)) {
            Some(booking) => booking.push(at),
            None => {
                if let Some(number) = line.part_of {
                    by_number.insert(number, all.len());
                }
                all.push(vec![at]);
            }
        }
    }
    all
}

/// What is written of it: its label, and who stands on the other side.
fn texts<'l>(ledger: &'l Ledger, reading: &'l Reading, twin: Twin) -> [&'l str; 2] {
    match twin {
        Twin::Known(idx) => ledger.bank_line(idx).map(|row| [row.label, row.counterparty]).unwrap_or_default(),
        Twin::InFile(here) => {
            line_of(reading, here).map(|line| [line.said.label.as_str(), line.said.counterparty.as_str()]).unwrap_or_default()
        }
    }
}

fn movement(ledger: &Ledger, reading: &Reading, twin: Twin) -> Option<(NaiveDate, i64, Currency)> {
    match twin {
        Twin::Known(idx) => ledger.bank_line(idx).map(|row| (row.booked_on, row.amount, row.currency)),
        Twin::InFile(here) => {
            let said = &line_of(reading, here)?.said;
            Some((said.booked_on, said.amount.to_minor()?, said.amount.currency()))
        }
    }
}

fn words_of(texts: [&str; 2]) -> Vec<String> {
    let mut all = String::new();
    for text in texts {
        all.push(' ');
        fold_words(text, &mut all);
    }
    let mut words: Vec<String> = all.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}
