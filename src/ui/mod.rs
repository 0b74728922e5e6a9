//! The page: what a person sees and does. It holds no rule, no sum and no date arithmetic: it draws views and sends commands.

pub mod actions;
mod ahead;
pub mod app;
mod changes;
pub mod clock;
pub mod conditions_fields;
pub mod download;
pub mod find;
mod folders;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod imports;
pub mod keeping;
pub mod keyboard;
pub mod last_backup;
pub mod later;
pub mod maker;
pub mod matches;
pub mod navigation;
pub mod notices;
pub mod opening;
mod originals;
pub mod pages;
pub mod palette;
pub mod parts;
pub mod paying_fields;
pub mod preferences;
pub mod rates;
pub mod reader;
pub mod receipt_form;
pub mod route;
pub mod scope_field;
pub mod terms_fields;
pub mod turn;
pub mod workbench;
pub mod wrong;
