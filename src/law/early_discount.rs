//! A discount for paying early: what it costs, what it does to the tax, and whether a payment took it rightly.
//!
//! ```text
//! simple     = d/(100−d) × 365/(b−a)          compounded = (1 + d/(100−d))^(365/(b−a)) − 1
//! ```
//! for `d` per cent when paid on day `a` instead of day `b`.

use super::governing::GoverningLaw;
use super::source::{Source, Status};
use crate::basis::money::{Currency, Money};
use crate::ledger::{DiscountBase, DiscountFrom, EarlyDiscount, TaxPart};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What a discount costs, as a rate of interest a year, in per cent: a comparison, no money, and a float.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DiscountCost {
    /// For the days gained, in per cent.
    pub period: f64,
    /// Simple interest on a year of 365 days.
    pub simple: f64,
    /// Simple interest on a year of 360 days.
    pub simple_360: f64,
    /// Compounded over 365 days.
    pub compounded: f64,
}

/// The cost of `percent` for being paid after `days` instead of `net_days`; `None` where no day is gained.
#[must_use]
pub fn discount_cost(percent: Decimal, days: u16, net_days: u16) -> Option<DiscountCost> {
    let gained = f64::from(net_days.checked_sub(days).filter(|gained| *gained > 0)?);
    let percent = percent.to_f64().filter(|percent| (0.0..100.0).contains(percent))?;
    let period = percent / (100.0 - percent);
    Some(DiscountCost {
        period: period * 100.0,
        simple: period * 365.0 / gained * 100.0,
        simple_360: period * 360.0 / gained * 100.0,
        compounded: ((1.0 + period).powf(365.0 / gained) - 1.0) * 100.0,
    })
}

/// What becomes of the tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DiscountVat {
    /// The discount leaves the taxable amount when it is granted: a credit note with its tax.
    CreditNote,
    /// Net of discount: the tax stays as invoiced, without a credit note.
    Unchanged,
    /// The tax was counted from the start on the amount after discount, taken or not.
    OnDiscounted,
}

const FRENCH: Source = Source::of("CGI, art. 267, II, 1°", Status::Earlier);
const BELGIAN: Source = Source::of("Code de la TVA (Belgique), art. 28, 1°", Status::Verified);
const ELSEWHERE: Source = Source::of("Directive 2006/112/CE, art. 79 et 90", Status::Unverified);

/// What the tax law of the seller's country does with a discount on that base, and the text.
#[must_use]
pub fn discount_vat(seller: GoverningLaw, base: DiscountBase) -> (DiscountVat, &'static Source) {
    static SOURCES: [Source; 3] = [FRENCH, BELGIAN, ELSEWHERE];
    let [french, belgian, elsewhere] = &SOURCES;
    match (seller, base) {
        (GoverningLaw::Be, _) => (DiscountVat::OnDiscounted, belgian),
        (GoverningLaw::Fr, DiscountBase::WithTax) => (DiscountVat::CreditNote, french),
        (GoverningLaw::Fr, DiscountBase::WithoutTax) => (DiscountVat::Unchanged, french),
        (_, DiscountBase::WithTax) => (DiscountVat::CreditNote, elsewhere),
        (_, DiscountBase::WithoutTax) => (DiscountVat::Unchanged, elsewhere),
    }
}

/// An invoice with a discount, both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiscountFigures {
    /// The discount without tax.
    pub net: Money,
    /// The tax where it is taken.
    pub vat_if_early: Money,
    /// To pay where it is taken.
    pub if_early: Money,
    /// The tax where it is not.
    pub vat_if_late: Money,
    /// To pay where it is not.
    pub if_late: Money,
}

/// The figures of an invoice by its parts without tax and their rates in per cent, each part rounded.
#[must_use]
pub fn discount_figures(parts: &[(Decimal, Decimal)], percent: Decimal, method: DiscountVat, currency: Currency) -> DiscountFigures {
    let rounded = |amount: Decimal| Money::new(amount, currency).rounded().amount();
    let share = |of: Decimal, percent: Decimal| rounded(of * percent / Decimal::ONE_HUNDRED);
    let mut sums = [Decimal::ZERO; 4];
    for (net, rate) in parts {
        let discount = share(*net, percent);
        let (whole, reduced) = (share(*net, *rate), share(*net - discount, *rate));
        let (early, late) = match method {
            DiscountVat::CreditNote => (reduced, whole),
            DiscountVat::Unchanged => (whole, whole),
            DiscountVat::OnDiscounted => (reduced, reduced),
        };
        for (sum, amount) in sums.iter_mut().zip([*net, discount, early, late]) {
            *sum += amount;
        }
    }
    let [net, discount, early, late] = sums;
    let money = |amount| Money::new(rounded(amount), currency);
    DiscountFigures {
        net: money(discount),
        vat_if_early: money(early),
        if_early: money(net - discount + early),
        vat_if_late: money(late),
        if_late: money(net + late),
    }
}

/// A payment of an invoice on which a discount was offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlyPayment<'a> {
    /// What was offered.
    pub discount: &'a EarlyDiscount,
    /// The seller's country, for the tax.
    pub seller: GoverningLaw,
    /// The invoice's date.
    pub issued_on: NaiveDate,
    /// The day on which the customer received it, where it is known.
    pub received_on: Option<NaiveDate>,
    /// The invoice's amount with tax.
    pub whole: Money,
    /// What was open of it before the payment.
    pub open: Money,
    /// Its tax by rate; empty where it is not known.
    pub taxes: &'a [TaxPart],
    /// The day of the payment.
    pub paid_on: NaiveDate,
    /// Its amount.
    pub paid: Money,
}

/// What a payment made of the discount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiscountVerdict {
    /// Which of the cases it is.
    pub case: DiscountCase,
    /// The last day on which the discount is due, days of tolerance not counted.
    pub last_day: NaiveDate,
    /// The day of receipt counts and is not known: the day of issue stands for it, against the customer.
    pub receipt_unknown: bool,
    /// The whole discount.
    pub discount: Money,
    /// What the payment leaves of the invoice.
    pub short: Money,
    /// What becomes of the tax.
    pub vat: DiscountVat,
    /// The discount taken without tax, and its tax, where a credit note is wanted and the invoice's tax is known.
    pub credit_note: Option<(Money, Money)>,
    /// The text on the tax.
    pub source: &'static Source,
}

/// The cases of a discount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiscountCase {
    /// The invoice was paid whole: nothing was taken.
    NotTaken,
    /// In time, and no more than was offered, give or take the tolerance.
    Taken {
        /// Days after the last day that are tolerated.
        days_late: i64,
        /// What is short beyond the discount, within the tolerance.
        beyond: Money,
    },
    /// In time, and less than was offered.
    TakenInPart,
    /// As much as the discount is kept back, after the last day: it stays owed.
    Late {
        /// Days after the last day.
        days_late: i64,
    },
    /// More is short than the discount: a part payment, and no discount on it.
    PartPayment {
        /// What is still to be paid for the discount to be due.
        missing: Money,
    },
}

/// What a payment makes of the discount; `None` where none is offered, where the amount without tax is needed and not known, or where
/// the currencies differ.
#[must_use]
pub fn early_payment(payment: &EarlyPayment<'_>) -> Option<DiscountVerdict> {
    let EarlyPayment { discount, whole, open, paid, .. } = payment;
    let currency = whole.currency();
    if discount.percent.is_zero() || open.currency() != currency || paid.currency() != currency {
        return None;
    }
    let (vat, source) = discount_vat(payment.seller, discount.base);
    let parts: Vec<(Decimal, Decimal)> = payment.taxes.iter().map(|part| (part.base.amount(), part.percent)).collect();
    let figures = discount_figures(&parts, discount.percent, vat, currency);
    let knows_tax = !parts.is_empty();
    let full = match vat {
        DiscountVat::CreditNote if knows_tax => figures.if_late.amount() - figures.if_early.amount(),
        DiscountVat::CreditNote => Money::new(whole.amount() * discount.percent / Decimal::ONE_HUNDRED, currency).rounded().amount(),
        DiscountVat::Unchanged | DiscountVat::OnDiscounted if knows_tax => figures.net.amount(),
        DiscountVat::Unchanged | DiscountVat::OnDiscounted => return None,
    };
    let receipt_unknown = discount.counted_from == DiscountFrom::Receipt && payment.received_on.is_none();
    let begins = match discount.counted_from {
        DiscountFrom::Issue => payment.issued_on,
        DiscountFrom::Receipt => payment.received_on.unwrap_or(payment.issued_on),
    };
    let last_day = begins.checked_add_days(Days::new(u64::from(discount.days))).unwrap_or(NaiveDate::MAX);
    let days_late = (payment.paid_on - last_day).num_days().max(0);
    let money = |amount| Money::new(amount, currency).rounded();
    let short = open.amount() - paid.amount();
    let beyond = short - full;
    let case = if short <= Decimal::ZERO {
        DiscountCase::NotTaken
    } else if beyond > discount.short_tolerated {
        DiscountCase::PartPayment { missing: money(beyond) }
    } else if days_late > i64::from(discount.days_tolerated) {
        DiscountCase::Late { days_late }
    } else if beyond < Decimal::ZERO {
        DiscountCase::TakenInPart
    } else {
        DiscountCase::Taken { days_late, beyond: money(beyond) }
    };
    let taken = short.min(full).max(Decimal::ZERO);
    let is_taken = matches!(case, DiscountCase::Taken { .. } | DiscountCase::TakenInPart);
    let credit_note = (vat == DiscountVat::CreditNote && knows_tax && is_taken && !full.is_zero()).then(|| {
        let net = money(figures.net.amount() * taken / full);
        (net, money(taken - net.amount()))
    });
    Some(DiscountVerdict { case, last_day, receipt_unknown, discount: money(full), short: money(short), vat, credit_note, source })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::law::source::day;

    fn eur(text: &str) -> Money {
        Money::new(text.parse().unwrap(), Currency::EUR)
    }

    fn tax() -> [TaxPart; 1] {
        [TaxPart { percent: 20.into(), base: eur("1000"), tax: eur("200") }]
    }

    /// 2 % within ten days of 1 March 2026 on 1,000.00 + 20 %.
    fn verdict(change: impl FnOnce(&mut EarlyDiscount), on: &str, paid: &str, taxes: &[TaxPart], seller: GoverningLaw) -> DiscountVerdict {
        let mut discount = EarlyDiscount { percent: 2.into(), days: 10, ..EarlyDiscount::default() };
        change(&mut discount);
        let (issued_on, whole) = (day(2026, 3, 1), eur("1200"));
        let payment = EarlyPayment {
            discount: &discount,
            seller,
            issued_on,
            received_on: None,
            whole,
            open: whole,
            taxes,
            paid_on: on.parse().unwrap(),
            paid: eur(paid),
        };
        early_payment(&payment).unwrap()
    }

    #[test]
    fn a_discount_is_taken_up_to_its_last_day_and_not_after() {
        let none = |_: &mut EarlyDiscount| {};
        let taken = verdict(none, "2026-03-11", "1176", &tax(), GoverningLaw::Fr);
        assert_eq!(taken.case, DiscountCase::Taken { days_late: 0, beyond: eur("0.00") });
        assert_eq!((taken.discount, taken.credit_note), (eur("24.00"), Some((eur("20.00"), eur("4.00")))));
        let late = verdict(none, "2026-03-12", "1176", &tax(), GoverningLaw::Fr);
        assert_eq!((late.case, late.short, late.credit_note), (DiscountCase::Late { days_late: 1 }, eur("24.00"), None));
        let granted = verdict(|it| it.days_tolerated = 1, "2026-03-12", "1176", &tax(), GoverningLaw::Fr);
        assert_eq!(granted.case, DiscountCase::Taken { days_late: 1, beyond: eur("0.00") });
    }

    #[test]
    fn more_or_less_than_the_discount() {
        let none = |_: &mut EarlyDiscount| {};
        let part = verdict(none, "2026-03-05", "1190", &tax(), GoverningLaw::Fr);
        // 10.00 of 24.00: 8.33 without tax, 1.67 of tax.
        assert_eq!((part.case, part.credit_note), (DiscountCase::TakenInPart, Some((eur("8.33"), eur("1.67")))));
        let more = verdict(none, "2026-03-05", "1175.50", &tax(), GoverningLaw::Fr);
        assert_eq!(more.case, DiscountCase::PartPayment { missing: eur("0.50") });
        let tolerated = verdict(|it| it.short_tolerated = Decimal::ONE, "2026-03-05", "1175.50", &tax(), GoverningLaw::Fr);
        assert_eq!(tolerated.case, DiscountCase::Taken { days_late: 0, beyond: eur("0.50") });
        assert_eq!(verdict(none, "2026-03-05", "1200", &tax(), GoverningLaw::Fr).case, DiscountCase::NotTaken);
        let half = verdict(none, "2026-03-05", "600", &tax(), GoverningLaw::Fr);
        assert_eq!(half.case, DiscountCase::PartPayment { missing: eur("576.00") });
    }

    #[test]
    fn the_tax_is_the_countrys_business() {
        let without = |it: &mut EarlyDiscount| it.base = DiscountBase::WithoutTax;
        let french = verdict(without, "2026-03-05", "1180", &tax(), GoverningLaw::Fr);
        assert_eq!((french.vat, french.discount, french.credit_note), (DiscountVat::Unchanged, eur("20.00"), None));
        let belgian = verdict(|_| {}, "2026-03-05", "1180", &tax(), GoverningLaw::Be);
        assert_eq!((belgian.vat, belgian.discount), (DiscountVat::OnDiscounted, eur("20.00")));
        assert!(matches!(belgian.case, DiscountCase::Taken { .. }));
        let unknown = verdict(|_| {}, "2026-03-05", "1176", &[], GoverningLaw::Fr);
        assert_eq!((unknown.discount, unknown.credit_note), (eur("24.00"), None), "the tax of the credit note is not known");
    }

    #[test]
    fn days_from_an_unknown_receipt_are_counted_from_issue_and_said() {
        let receipt = |it: &mut EarlyDiscount| it.counted_from = DiscountFrom::Receipt;
        let late = verdict(receipt, "2026-03-12", "1176", &tax(), GoverningLaw::Fr);
        assert!(late.receipt_unknown && late.case == DiscountCase::Late { days_late: 1 });
    }
}
