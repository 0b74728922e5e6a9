//! What the page of what is to be invoiced says, and the forms of an order.

use super::customers::{ENGLISH, FRENCH};
use crate::insight::ToInvoiceReason;

/// Its words.
pub struct ToInvoiceWords {
    /// The answer: rows to bill now with their sum, and how many are late.
    pub answer: fn(i64, &str, i64) -> String,
    /// The answer where nothing is to be billed.
    pub answer_none: &'static str,
    /// How far ahead, for who cannot see it.
    pub ahead: &'static str,
    /// The answers: a month, three, a year.
    pub aheads: [&'static str; 3],
    /// As a list or a calendar, for who cannot see it.
    pub shown_as: &'static str,
    /// The two answers.
    pub shapes: [&'static str; 2],
    /// The table.
    pub caption: fn(&str) -> String,
    /// Columns.
    pub heads: Heads,
    /// Why.
    pub reason: fn(ToInvoiceReason) -> String,
    /// The day of release is not known.
    pub no_day: &'static str,
    /// Late to be billed.
    pub late: fn(i64) -> String,
    /// Today.
    pub today: &'static str,
    /// Does it: makes the invoice.
    pub invoice: &'static str,
    /// Opens the retention.
    pub open: &'static str,
    /// A new order.
    pub new_order: &'static str,
    /// Section of the orders.
    pub orders: &'static str,
    /// Columns of the orders.
    pub order_heads: OrderHeads,
    /// No order yet.
    pub no_orders: &'static str,
    /// Nothing to invoice, in full.
    pub empty_title: &'static str,
    /// What comes here.
    pub empty: &'static str,
    /// What the key does.
    pub key_help: &'static str,
    /// How an order is billed: on delivery, in stages, every so many months.
    pub billing: fn(Option<usize>, Option<i64>) -> String,
    /// Delivers.
    pub deliver: &'static str,
    /// Cancels the rest.
    pub cancel: &'static str,
    /// State of an order.
    pub cancelled: fn(&str) -> String,
    /// All is billed.
    pub done: &'static str,
    /// The forms.
    pub form: OrderForm,
    /// Exposure on a customer's sheet: of which open, of which orders.
    pub exposure: fn(&str, &str) -> String,
    /// Name of the figure.
    pub exposure_name: &'static str,
}

/// Columns of what is to be invoiced.
pub struct Heads {
    /// The day.
    pub on: &'static str,
    /// Who.
    pub customer: &'static str,
    /// Why.
    pub reason: &'static str,
    /// What for.
    pub what: &'static str,
    /// How much.
    pub amount: &'static str,
}

/// Columns of the orders.
pub struct OrderHeads {
    /// Its number.
    pub number: &'static str,
    /// Who.
    pub customer: &'static str,
    /// Since when.
    pub agreed: &'static str,
    /// How it is billed.
    pub billing: &'static str,
    /// The whole.
    pub amount: &'static str,
    /// Delivered.
    pub delivered: &'static str,
    /// Billed.
    pub billed: &'static str,
    /// Agreed and not billed.
    pub open: &'static str,
}

/// The forms of an order.
pub struct OrderForm {
    /// Title.
    pub title: &'static str,
    /// Field.
    pub customer: &'static str,
    /// No customer yet.
    pub customer_missing: &'static str,
    /// Field.
    pub number: &'static str,
    /// Field.
    pub agreed_on: &'static str,
    /// Field.
    pub amount: &'static str,
    /// Field, where it recurs.
    pub amount_of_period: &'static str,
    /// Field.
    pub label: &'static str,
    /// How it is billed, for who cannot see it.
    pub billing: &'static str,
    /// The answers: on delivery, in stages, again and again.
    pub billings: [&'static str; 3],
    /// What each means.
    pub means: [&'static str; 3],
    /// Field: every how many months.
    pub months: &'static str,
    /// What is wrong.
    pub months_wrong: &'static str,
    /// Field.
    pub first_on: &'static str,
    /// Field.
    pub until: &'static str,
    /// Beneath.
    pub until_help: &'static str,
    /// Field of a stage.
    pub stage_day: fn(usize) -> String,
    /// Field of a stage.
    pub stage_amount: fn(usize) -> String,
    /// Field of a stage.
    pub stage_label: fn(usize) -> String,
    /// Adds one.
    pub add_stage: &'static str,
    /// Enters it.
    pub enter: &'static str,
    /// Said once it is entered.
    pub entered: fn(&str) -> String,
    /// Title, for an order.
    pub deliver_title: fn(&str) -> String,
    /// Field.
    pub delivered_on: &'static str,
    /// Field.
    pub delivered_amount: &'static str,
    /// Enters it.
    pub deliver: &'static str,
    /// Said once it is entered.
    pub delivered: fn(&str) -> String,
    /// Title, for an order.
    pub cancel_title: fn(&str) -> String,
    /// Field.
    pub cancelled_on: &'static str,
    /// What follows from it.
    pub cancel_help: &'static str,
    /// Enters it.
    pub cancel: &'static str,
    /// Said once it is entered.
    pub cancelled: fn(&str) -> String,
}

/// French.
pub const FR: ToInvoiceWords = ToInvoiceWords {
    answer: |n, sum, late| {
        let said = format!("{} pour {sum}", FRENCH.count(n, "facture à faire", "factures à faire"));
        if late == 0 { format!("{said}.") } else { format!("{said}, dont {}.", FRENCH.count(late, "en retard", "en retard")) }
    },
    answer_none: "Rien n’est à facturer d’ici là.",
    ahead: "D’ici",
    aheads: ["1 mois", "3 mois", "1 an"],
    shown_as: "Présentation",
    shapes: ["Liste", "Calendrier"],
    caption: |day| format!("À facturer d’ici le {day}"),
    heads: Heads { on: "Jour", customer: "Client", reason: "Pourquoi", what: "Objet", amount: "Montant TTC" },
    reason: |reason| match reason {
        ToInvoiceReason::Period { part } => format!("Période {}", part.saturating_add(1)),
        ToInvoiceReason::Stage { part } => format!("Étape {}", part.saturating_add(1)),
        ToInvoiceReason::Delivered => "Livré".to_owned(),
        ToInvoiceReason::Retention => "Retenue de garantie".to_owned(),
        ToInvoiceReason::Accrued => "Facture à établir (comptabilité)".to_owned(),
    },
    no_day: "date de libération à fixer",
    late: |days| format!("{} de retard", FRENCH.count(days, "jour", "jours")),
    today: "aujourd’hui",
    invoice: "Facturer",
    open: "Ouvrir",
    new_order: "Nouvelle commande",
    orders: "Commandes",
    order_heads: OrderHeads {
        number: "Commande",
        customer: "Client",
        agreed: "Convenue",
        billing: "Facturation",
        amount: "Montant TTC",
        delivered: "Livré",
        billed: "Facturé",
        open: "À facturer",
    },
    no_orders: "Aucune commande n’est notée.",
    empty_title: "Rien à facturer",
    empty: "Ici viennent les commandes livrées, les étapes et les abonnements à facturer, les retenues de garantie à réclamer, et ce que la comptabilité tient pour «\u{202f}à établir\u{202f}».",
    key_help: "La touche Entrée sur une ligne prépare la facture.",
    billing: |stages, months| match (stages, months) {
        (Some(n), _) => format!("{n} étapes"),
        (None, Some(1)) => "chaque mois".to_owned(),
        (None, Some(n)) => format!("tous les {n} mois"),
        (None, None) => "à la livraison".to_owned(),
    },
    deliver: "Livrer",
    cancel: "Annuler le reste",
    cancelled: |day| format!("annulée le {day}"),
    done: "facturée",
    form: OrderForm {
        title: "Nouvelle commande",
        customer: "Client",
        customer_missing: "Notez d’abord un client.",
        number: "Numéro",
        agreed_on: "Convenue le",
        amount: "Montant TTC",
        amount_of_period: "Montant TTC d’une période",
        label: "Objet",
        billing: "Facturation",
        billings: ["À la livraison", "Par étapes", "Récurrente"],
        means: [
            "À facturer dès la livraison, à hauteur de ce qui est livré.",
            "Des étapes datées, dont la somme fait la commande.",
            "Le même montant à chaque période. Seules les périodes commencées comptent dans l’exposition.",
        ],
        months: "Tous les (mois)",
        months_wrong: "Un nombre de mois, au moins 1, est attendu.",
        first_on: "Première facture le",
        until: "Jusqu’au",
        until_help: "Vide\u{202f}: sans fin.",
        stage_day: |n| format!("Étape {n}, le"),
        stage_amount: |n| format!("Étape {n}, montant"),
        stage_label: |n| format!("Étape {n}, nom"),
        add_stage: "Ajouter une étape",
        enter: "Noter la commande",
        entered: |number| format!("Commande {number} notée."),
        deliver_title: |number| format!("Livraison de {number}"),
        delivered_on: "Livré le",
        delivered_amount: "Pour un montant TTC de",
        deliver: "Noter la livraison",
        delivered: |number| format!("Livraison de {number} notée."),
        cancel_title: |number| format!("Annuler le reste de {number}"),
        cancelled_on: "À compter du",
        cancel_help: "Ce qui est livré reste à facturer\u{202f}; le reste ne compte plus.",
        cancel: "Annuler le reste",
        cancelled: |number| format!("Le reste de {number} est annulé."),
    },
    exposure: |open, orders| format!("{open} ouverts, {orders} commandés et non facturés"),
    exposure_name: "Exposition",
};

/// English.
pub const EN: ToInvoiceWords = ToInvoiceWords {
    answer: |n, sum, late| {
        let said = format!("{} for {sum}", ENGLISH.count(n, "invoice to make", "invoices to make"));
        if late == 0 { format!("{said}.") } else { format!("{said}, of which {} late.", ENGLISH.number(late)) }
    },
    answer_none: "Nothing is to be invoiced until then.",
    ahead: "Until",
    aheads: ["1 month", "3 months", "1 year"],
    shown_as: "Shown as",
    shapes: ["List", "Calendar"],
    caption: |day| format!("To be invoiced until {day}"),
    heads: Heads { on: "Day", customer: "Customer", reason: "Why", what: "Subject", amount: "Amount, tax included" },
    reason: |reason| match reason {
        ToInvoiceReason::Period { part } => format!("Period {}", part.saturating_add(1)),
        ToInvoiceReason::Stage { part } => format!("Stage {}", part.saturating_add(1)),
        ToInvoiceReason::Delivered => "Delivered".to_owned(),
        ToInvoiceReason::Retention => "Retention".to_owned(),
        ToInvoiceReason::Accrued => "Accrued in the books".to_owned(),
    },
    no_day: "day of release to be set",
    late: |days| format!("{} late", ENGLISH.count(days, "day", "days")),
    today: "today",
    invoice: "Invoice it",
    open: "Open",
    new_order: "New order",
    orders: "Orders",
    order_heads: OrderHeads {
        number: "Order",
        customer: "Customer",
        agreed: "Agreed",
        billing: "Billing",
        amount: "Amount, tax included",
        delivered: "Delivered",
        billed: "Invoiced",
        open: "To invoice",
    },
    no_orders: "No order is noted.",
    empty_title: "Nothing to invoice",
    empty: "Delivered orders, stages and periods to be billed come here, retentions to be asked for, and what the books hold as accrued.",
    key_help: "Enter on a row prepares the invoice.",
    billing: |stages, months| match (stages, months) {
        (Some(n), _) => format!("{n} stages"),
        (None, Some(1)) => "every month".to_owned(),
        (None, Some(n)) => format!("every {n} months"),
        (None, None) => "on delivery".to_owned(),
    },
    deliver: "Deliver",
    cancel: "Cancel the rest",
    cancelled: |day| format!("cancelled on {day}"),
    done: "invoiced",
    form: OrderForm {
        title: "New order",
        customer: "Customer",
        customer_missing: "Note a customer first.",
        number: "Number",
        agreed_on: "Agreed on",
        amount: "Amount, tax included",
        amount_of_period: "Amount of a period, tax included",
        label: "Subject",
        billing: "Billing",
        billings: ["On delivery", "In stages", "Recurring"],
        means: [
            "To be billed once delivered, as much as was delivered.",
            "Stages with a day each, which sum to the order.",
            "The same amount every period. Only periods that have begun count in the exposure.",
        ],
        months: "Every (months)",
        months_wrong: "A number of months, at least 1, is expected.",
        first_on: "First invoice on",
        until: "Until",
        until_help: "Empty: no end.",
        stage_day: |n| format!("Stage {n}, on"),
        stage_amount: |n| format!("Stage {n}, amount"),
        stage_label: |n| format!("Stage {n}, name"),
        add_stage: "Add a stage",
        enter: "Note the order",
        entered: |number| format!("Order {number} noted."),
        deliver_title: |number| format!("Delivery of {number}"),
        delivered_on: "Delivered on",
        delivered_amount: "For an amount, tax included, of",
        deliver: "Note the delivery",
        delivered: |number| format!("Delivery of {number} noted."),
        cancel_title: |number| format!("Cancel the rest of {number}"),
        cancelled_on: "From",
        cancel_help: "What was delivered stays to be invoiced; the rest no longer counts.",
        cancel: "Cancel the rest",
        cancelled: |number| format!("The rest of {number} is cancelled."),
    },
    exposure: |open, orders| format!("{open} open, {orders} ordered and not invoiced"),
    exposure_name: "Exposure",
};
