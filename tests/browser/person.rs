//! A person at a browser: finds things by their role and their words, clicks, types, reads; waits as long as patience lasts.

use crate::house::Outcome;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use libtest_mimic::Failed;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a person waits for something to appear. A busy machine with a debug build takes long.
const PATIENCE: Duration = Duration::from_secs(60);
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// Functions for every look at the page: `plain` spells spaces and apostrophes in one way; `called` is the accessible name, near enough;
/// `seen` says whether it is there for the eye; `find` gives the first of a role by its name: the same, else its beginning, else a part.
const EYES: &str = r#"
const plain = (text) => (text ?? "").replace(/[\s\u00a0\u2009\u202f]+/g, " ").replaceAll("\u2019", "'").trim();
const said = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches("[aria-hidden=true], svg, script, style") || !node.checkVisibility()) return "";
  return [...node.childNodes].map(said).join(getComputedStyle(node).display.startsWith("inline") ? "" : " ") + (getComputedStyle(node).display === "inline" ? "" : " ");
};
const called = (node) => {
  const by = node.getAttribute("aria-labelledby");
  if (node.ariaLabel) return plain(node.ariaLabel);
  if (by) return plain(by.split(" ").map((id) => document.getElementById(id)).filter(Boolean).map(said).join(" "));
  if (node.labels?.length) return plain([...node.labels].map(said).join(" "));
  return plain(said(node) || node.title);
};
const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0;
const ROLES = {
  button: "button, [role=button], summary",
  link: "a[href]",
  heading: "h1, h2, h3, [role=heading]",
  field: "input:not([type=checkbox], [type=radio], [type=file]), textarea",
  tick: "input[type=checkbox], [role=checkbox]",
  answer: "input[type=radio], [role=radio]",
  choice: "select",
  status: "[role=status], [role=alert]",
  row: "tr, [role=row]",
  any: "a[href], button, summary, [role=button]",
};
const find = (role, name) => {
  const place = [...document.querySelectorAll("dialog")].findLast((it) => it.matches(":modal")) ?? document;
  const all = [...place.querySelectorAll(ROLES[role])].filter((it) => role === "answer" || role === "tick" || seen(it));
  const wanted = plain(name).toLowerCase();
  const names = all.map((it) => called(it).toLowerCase());
  for (const fits of [(it) => it === wanted, (it) => it.startsWith(wanted), (it) => it.includes(wanted)]) {
    const at = names.findIndex(fits);
    if (at >= 0) return all[at];
  }
  return null;
};
const page = () => plain(document.body.innerText);
"#;

/// A person at a browser.
#[derive(Clone)]
pub(crate) struct Person {
    client: Client,
    address: String,
    profile: PathBuf,
}

/// A call of the driver that the standard does not know.
#[derive(Debug)]
struct Post {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// Asks the driver for something that the standard does not know.
pub(crate) async fn post(client: &Client, path: &'static str, body: Value) -> Outcome<Value> {
    Ok(client.issue_cmd(Post { path, body }).await?)
}

impl Person {
    pub(crate) fn new(client: Client, address: String, profile: PathBuf) -> Self {
        Self { client, address, profile }
    }

    /// The driver's handle, for what no person does.
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn into_client(self) -> Client {
        self.client
    }

    /// Where the browser keeps things.
    pub(crate) fn profile(&self) -> &Path {
        &self.profile
    }

    /// Commands the browser itself.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        post(&self.client, "goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    // Going.

    /// Opens the page, at an address within it (`#/import`, or nothing).
    pub(crate) async fn open(&self, within: &str) -> Outcome {
        self.client.goto(&format!("{}{within}", self.address)).await?;
        self.until(
            "the app to have started",
            "return !document.getElementById('boot') && document.querySelector('main') !== null && !document.querySelector('main .coming')",
        )
        .await
    }

    pub(crate) async fn reload(&self) -> Outcome {
        self.client.refresh().await?;
        self.until("the app to have started again", "return !document.getElementById('boot') && document.querySelector('main') !== null")
            .await
    }

    /// From the next opening on, the page's clock shows this day at ten in the morning.
    pub(crate) async fn set_clock(&self, day: &str) -> Outcome {
        self.set_clock_at(&format!("{day}T10:00:00")).await
    }

    /// The same at a moment of the day on the person's wall: `2026-03-28T23:59:00`.
    pub(crate) async fn set_clock_at(&self, moment: &str) -> Outcome {
        let source = format!(
            "{{ const Real = Date, ahead = new Real('{moment}').getTime() - Real.now();
               globalThis.Date = class Date extends Real {{
                 constructor(...given) {{ if (given.length) super(...given); else super(Real.now() + ahead); }}
                 static now() {{ return Real.now() + ahead; }}
               }}; }}"
        );
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await.map(|_| ())
    }

    // Looking.

    /// Runs a script that sees as a person does; its `arguments` are `given`.
    pub(crate) async fn look(&self, script: &str, given: Vec<Value>) -> Outcome<Value> {
        Ok(self.client.execute(&format!("{EYES}\n{script}"), given).await?)
    }

    /// Waits until the script says true. While a page is being changed a look may fail; the next one tells.
    pub(crate) async fn until(&self, what: &str, script: &str) -> Outcome {
        self.until_given(what, script, vec![], PATIENCE).await
    }

    pub(crate) async fn until_given(&self, what: &str, script: &str, given: Vec<Value>, patience: Duration) -> Outcome {
        let began = Instant::now();
        loop {
            let last = self.look(script, given.clone()).await;
            if matches!(last, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if began.elapsed() > patience {
                let why = last.err().and_then(|why| why.message().map(str::to_owned)).unwrap_or_default();
                return Err(format!("waited in vain for {what} {why}").into());
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Waits until these words are on the page.
    pub(crate) async fn sees(&self, words: &str) -> Outcome {
        self.sees_within(words, PATIENCE).await
    }

    pub(crate) async fn sees_within(&self, words: &str, patience: Duration) -> Outcome {
        let script = "return page().toLowerCase().includes(plain(arguments[0]).toLowerCase())";
        self.until_given(&format!("“{words}” on the page"), script, vec![words.into()], patience).await
    }

    /// Waits until these words are not on the page.
    pub(crate) async fn misses(&self, words: &str) -> Outcome {
        let script = "return !page().toLowerCase().includes(plain(arguments[0]).toLowerCase())";
        self.until_given(&format!("“{words}” to go from the page"), script, vec![words.into()], PATIENCE).await
    }

    /// Whether these words are on the page now.
    pub(crate) async fn has(&self, words: &str) -> Outcome<bool> {
        let script = "return page().toLowerCase().includes(plain(arguments[0]).toLowerCase())";
        Ok(self.look(script, vec![words.into()]).await? == Value::Bool(true))
    }

    /// Waits for any of these words; which.
    pub(crate) async fn sees_any(&self, words: &[&str], patience: Duration) -> Outcome<usize> {
        let script = "const all = page().toLowerCase(); return arguments[0].some((it) => all.includes(plain(it).toLowerCase()))";
        self.until_given(&format!("any of {words:?}"), script, vec![json!(words)], patience).await?;
        for (at, words) in words.iter().enumerate() {
            if self.has(words).await? {
                return Ok(at);
            }
        }
        Err(format!("{words:?} went away again").into())
    }

    /// Whether a thing of that role and name is in sight now.
    pub(crate) async fn finds(&self, role: &str, name: &str) -> Outcome<bool> {
        Ok(!self.look("return find(arguments[0], arguments[1])", vec![role.into(), name.into()]).await?.is_null())
    }

    async fn thing(&self, role: &str, name: &str) -> Outcome<Option<Element>> {
        let found = self.look("return find(arguments[0], arguments[1])", vec![role.into(), name.into()]).await?;
        let id = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
        Ok(id.map(|id| Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()))))
    }

    // Acting.

    /// Clicks a `button`, `link`, `tick`, `answer` or `any` by its name, once it can be clicked.
    pub(crate) async fn clicks(&self, role: &str, name: &str) -> Outcome {
        let began = Instant::now();
        loop {
            let last = match self.thing(role, name).await {
                Ok(Some(thing)) if role == "answer" || role == "tick" => self.clicks_label(&thing).await,
                Ok(Some(thing)) => {
                    let refused = thing.attr("aria-disabled").await.ok().flatten().is_some_and(|it| it == "true");
                    if refused { Err("it refuses".into()) } else { thing.click().await.map_err(Failed::from) }
                }
                Ok(None) => Err("it is not there".into()),
                Err(why) => Err(why),
            };
            let Err(why) = last else { return Ok(()) };
            if began.elapsed() > PATIENCE {
                return Err(format!("could not click the {role} “{name}”: {}", why.message().unwrap_or_default()).into());
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// A tick or an answer is hidden behind what is drawn for it: its label is what a person clicks.
    async fn clicks_label(&self, thing: &Element) -> Outcome {
        let script = "const it = arguments[0]; return seen(it) && !it.labels?.length ? it : it.labels?.[0] ?? it";
        let label = self.look(script, vec![serde_json::to_value(thing)?]).await?;
        let id = label.as_object().and_then(|found| found.values().next()).and_then(Value::as_str).ok_or("no label")?;
        Ok(Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned())).click().await?)
    }

    /// Chooses an answer of a list.
    pub(crate) async fn chooses(&self, choice: &str, answer: &str) -> Outcome {
        let script = "const it = find('choice', arguments[0]);
            const at = [...(it?.options ?? [])].find((option) => plain(option.text) === plain(arguments[1]));
            if (!at) return false;
            it.value = at.value; it.dispatchEvent(new Event('change', { bubbles: true })); return true";
        self.until_given(&format!("“{answer}” for “{choice}”"), script, vec![choice.into(), answer.into()], PATIENCE).await
    }

    /// Empties a field and types into it. A date is given as `2026-11-23`, whatever order the browser shows.
    pub(crate) async fn types(&self, field: &str, text: &str) -> Outcome {
        self.until_given(&format!("the field “{field}”"), "return find('field', arguments[0]) !== null", vec![field.into()], PATIENCE)
            .await?;
        let script = "const it = find('field', arguments[0]); if (it.type !== 'date') return false;
            it.value = arguments[1]; it.dispatchEvent(new Event('input', { bubbles: true })); it.dispatchEvent(new Event('change', { bubbles: true })); return true";
        if self.look(script, vec![field.into(), text.into()]).await? == Value::Bool(true) {
            return Ok(());
        }
        let thing = self.thing("field", field).await?.ok_or("the field is gone")?;
        thing.clear().await?;
        Ok(thing.send_keys(text).await?)
    }

    /// Presses one key, with Ctrl or without.
    pub(crate) async fn presses(&self, control: bool, key: char) -> Outcome {
        let held = char::from(Key::Control);
        let mut keys = KeyActions::new("keyboard".to_owned());
        if control {
            keys = keys.then(KeyAction::Down { value: held });
        }
        keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        if control {
            keys = keys.then(KeyAction::Up { value: held });
        }
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Chooses files in the page's file dialog.
    pub(crate) async fn chooses_file(&self, path: &Path) -> Outcome {
        let path = path.canonicalize()?;
        let input = self.client.wait().at_most(PATIENCE).for_element(Locator::Css("main input[type=file]")).await?;
        Ok(input.send_keys(&path.to_string_lossy()).await?)
    }

    /// Lets go of files and folders over the page's drop zone, as dragged from a folder of the system.
    pub(crate) async fn drops(&self, paths: &[PathBuf]) -> Outcome {
        let zone = "const it = document.querySelector('main .drop'); if (!it) return null; it.scrollIntoView({ block: 'center' });
            const box = it.getBoundingClientRect(); return [box.x + box.width / 2, box.y + 12]";
        self.until("the drop zone", "return document.querySelector('main .drop') !== null").await?;
        let at = self.look(zone, vec![]).await?;
        let mut files = Vec::with_capacity(paths.len());
        for path in paths {
            files.push(path.canonicalize()?.to_string_lossy().into_owned());
        }
        for kind in ["dragEnter", "dragOver", "drop"] {
            let data = json!({ "items": [], "files": files, "dragOperationsMask": 1 });
            self.devtools("Input.dispatchDragEvent", json!({ "type": kind, "x": at[0], "y": at[1], "data": data })).await?;
        }
        Ok(())
    }

    /// A narrow screen, as a telephone has, or the usual one.
    pub(crate) async fn holds_telephone(&self, yes: bool) -> Outcome {
        let (width, height) = if yes { (390, 844) } else { (1280, 900) };
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": yes });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(|_| ())
    }

    /// What the system prefers: light or dark.
    pub(crate) async fn prefers_dark(&self, yes: bool) -> Outcome {
        let value = if yes { "dark" } else { "light" };
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] }))
            .await
            .map(|_| ())
    }

    /// A picture of the page for people, where `ECHEANCE_SHOTS` asks for them.
    pub(crate) async fn pictures(&self, name: &str) -> Outcome {
        if std::env::var_os("ECHEANCE_SHOTS").is_some() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
            std::fs::create_dir_all(&folder)?;
            std::fs::write(folder.join(format!("{name}.png")), self.client.screenshot().await?)?;
        }
        Ok(())
    }
}
