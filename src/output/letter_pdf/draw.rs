//! What was placed becomes a file.

use super::super::letter_sheet::LetterSheet;
use super::NoPdf;
use super::pages::{Branch, HEIGHT, Laid, Mark, Placed, Read, WIDTH};
use super::typeset::Faces;
use chrono::Datelike;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

const INK: (u8, u8, u8) = (24, 26, 32);
const SOFT: (u8, u8, u8) = (92, 96, 106);
const HAIRLINE: (u8, u8, u8) = (212, 214, 220);
const RULE: (u8, u8, u8) = (150, 154, 164);

fn fill((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

/// The file of the pages.
pub(super) fn draw(sheet: &LetterSheet, laid: Laid, faces: &Faces) -> Result<Vec<u8>, NoPdf> {
    let not_made = |what: &str| NoPdf::NotMade(what.to_owned());
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| NoPdf::NotMade(format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..Default::default() });
    let mut ids: Vec<Option<Identifier>> = vec![None; laid.leaves];
    for placed in &laid.pages {
        let mut page = document.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| not_made("page"))?);
        let mut surface = page.surface();
        for one in placed {
            let id = surface.start_tagged(tag_of(one));
            mark(&mut surface, one, faces);
            surface.end_tagged();
            if let Read::Leaf(leaf) = one.read
                && let Some(slot) = ids.get_mut(leaf)
            {
                *slot = Some(id);
            }
        }
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(sheet.language.clone()));
    for branch in laid.tree {
        if let Some(node) = node(branch, &mut ids) {
            tree.push(node);
        }
    }
    document.set_tag_tree(tree);
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(sheet.subject.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    document.set_outline(outline);
    document.set_metadata(metadata(sheet));
    document.finish().map_err(|error| NoPdf::NotMade(format!("{error:?}")))
}

fn metadata(sheet: &LetterSheet) -> Metadata {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let on = DateTime::new(u16::try_from(sheet.on.year()).unwrap_or_default()).month(part(sheet.on.month())).day(part(sheet.on.day()));
    Metadata::new()
        .title(sheet.title.clone())
        .language(sheet.language.clone())
        .authors(sheet.sender.first().cloned().into_iter().collect())
        .creator("Échéance".to_owned())
        .creation_date(on)
}

fn tag_of(placed: &Placed) -> ContentTag<'static> {
    let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
    match (placed.read, &placed.mark) {
        (Read::Leaf(_), Mark::Code(..)) => ContentTag::Other,
        (Read::Leaf(_), _) => ContentTag::Span(SpanTag::empty()),
        (Read::Ornament, _) => artifact(ArtifactType::Layout),
        (Read::Head, _) => artifact(ArtifactType::Header),
        (Read::Foot, _) => artifact(ArtifactType::Footer),
    }
}

fn mark(surface: &mut Surface<'_>, placed: &Placed, faces: &Faces) {
    let (run, colour) = match &placed.mark {
        Mark::Text(run) => (run, INK),
        Mark::Soft(run) => (run, SOFT),
        Mark::Hairline(length) => return paint(surface, bar(placed.x, placed.y, *length, 0.4), HAIRLINE),
        Mark::Rule(length, thick) => return paint(surface, bar(placed.x, placed.y, *length, *thick), RULE),
        Mark::Code(size, modules) => return paint(surface, code(placed, *size, modules), (0, 0, 0)),
    };
    surface.set_fill(Some(fill(colour)));
    let start = Point::from_xy(placed.x, placed.y);
    surface.draw_glyphs(start, &run.glyphs, faces.font(run.look.weight), &run.text, run.look.size, false);
}

fn paint(surface: &mut Surface<'_>, path: Option<Path>, colour: (u8, u8, u8)) {
    if let Some(path) = path {
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
    }
}

fn bar(x: f32, y: f32, length: f32, thick: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, length, thick)?);
    path.finish()
}

/// Dark modules, those side by side as one bar.
fn code(placed: &Placed, size: f32, modules: &[Vec<bool>]) -> Option<Path> {
    let side = size / modules.len().max(1) as f32;
    let mut path = PathBuilder::new();
    for (row, cells) in modules.iter().enumerate() {
        let mut column = 0;
        while column < cells.len() {
            let dark = cells.iter().skip(column).take_while(|dark| **dark).count();
            if dark > 0 {
                let (x, y) = (placed.x + side * column as f32, placed.y + side * row as f32);
                path.push_rect(Rect::from_xywh(x, y, side * dark as f32, side)?);
            }
            column += dark.max(1);
        }
    }
    path.finish()
}

fn node(branch: Branch, ids: &mut [Option<Identifier>]) -> Option<Node> {
    match branch {
        Branch::Leaf(leaf) => ids.get_mut(leaf)?.take().map(Node::Leaf),
        Branch::Group(tag, children) => {
            let mut group = TagGroup::new(tag);
            for child in children {
                if let Some(node) = node(child, ids) {
                    group.push(node);
                }
            }
            Some(Node::Group(group))
        }
    }
}
