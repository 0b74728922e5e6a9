//! The discount for early payment: its cost a year, and the tax both ways.

use crate::files::{Checked, Row, cell, decimal, rows_of, same};
use echeance::basis::money::Currency;
use echeance::law::{DiscountVat, discount_cost, discount_figures};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    rows_of(&mut trials, "early_discount_cases.csv", "", cost_case, &[]);
    rows_of(&mut trials, "early_discount_vat_cases.csv", "case_id", vat_case, &[]);
    trials
}

fn cost_case(row: &Row) -> Checked {
    let (days, net_days) = (cell(row, "discount_days")?.parse()?, cell(row, "net_days")?.parse()?);
    let cost = discount_cost(decimal(row, "discount_percent")?, days, net_days).ok_or("no cost")?;
    same("period", format!("{:.6}", cost.period), cell(row, "period_rate_percent")?.to_owned())?;
    same("simple", format!("{:.4}", cost.simple), cell(row, "simple_365_percent")?.to_owned())?;
    same("simple over 360", format!("{:.4}", cost.simple_360), cell(row, "simple_360_percent")?.to_owned())?;
    same("compounded", format!("{:.4}", cost.compounded), cell(row, "compounded_365_percent")?.to_owned())
}

fn vat_case(row: &Row) -> Checked {
    let method = match cell(row, "method")? {
        "FR-credit-note" => DiscountVat::CreditNote,
        "FR-net-no-vat-change" => DiscountVat::Unchanged,
        "BE-vat-on-discounted-base" => DiscountVat::OnDiscounted,
        other => return Err(format!("method {other}").into()),
    };
    let parts = [(decimal(row, "net_amount")?, decimal(row, "vat_rate")?)];
    let figures = discount_figures(&parts, decimal(row, "discount_percent")?, method, Currency::EUR);
    same("discount", figures.net.amount(), decimal(row, "discount_amount")?)?;
    same("tax", figures.vat_if_early.amount(), decimal(row, "vat_due")?)?;
    same("early", figures.if_early.amount(), decimal(row, "paid_if_early")?)?;
    same("late", figures.if_late.amount(), decimal(row, "paid_if_late")?)
}
