"""Debian's chromium, led over WebDriver, and what is looked for on every page it opens.

Scripts reach the page through DevTools, which the page's content security policy does not concern.
"""
import contextlib
import pathlib

import axe_playwright_python
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
# Version 2.2, levels A and AA, with what axe calls good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Stands in every document before its own scripts: what a policy blocked, what threw, and what a payload would call.
WATCH = """
window.__seen = [];
document.addEventListener('securitypolicyviolation',
    e => __seen.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI), true);
window.addEventListener('error', e => __seen.push('error: ' + (e.message || e.target?.src || e.target?.href)), true);
window.addEventListener('unhandledrejection', e => __seen.push('rejection: ' + e.reason));
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'eval'])
    window[name] = (...given) => { __seen.push('called: ' + name + ' ' + given.join(' ')); };
"""

# Each stop of the Tab key: whether it comes later in the document than the stop before, can be seen, and shows that it
# has the focus; as text when something is wrong.
STOPS = """
document.removeEventListener('focusin', window.__walker, true);
window.__stops = []; window.__faults = [];
let last = null;
// The walk begins at the top, wherever the focus was.
const start = document.createElement('span');
start.tabIndex = -1;
document.body.prepend(start);
start.focus();
start.remove();
// Of a mark in a picture its parts show it.
const look = e => [e, ...e.children].map(part => { const s = getComputedStyle(part); return [s.outlineStyle,
    s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor, s.textDecorationLine, s.stroke,
    s.strokeWidth, s.fill].join(); }).join();
const plain = new Map([...document.querySelectorAll('a, button, input, select, summary, textarea, [tabindex]')]
    .map(e => [e, look(e)]));
const been = new Set();
window.__walker = event => {
    const e = event.target;
    if (been.has(e)) return;  // behind the last stop the first comes again
    been.add(e);
    const name = e.tagName + ' ' + (e.getAttribute('aria-label') || e.textContent || e.name || '').trim()
        .slice(0, 40);
    __stops.push(name);
    if (e.tabIndex > 0) __faults.push('tabindex above 0: ' + name);
    if (last && !(last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING))
        __faults.push('focus goes back: ' + name);
    const box = e.getBoundingClientRect();
    if (box.width < 1 || box.height < 1 || box.bottom < 1 || box.top > innerHeight - 1
        || box.right < 1 || box.left > innerWidth - 1) __faults.push('focus out of sight: ' + name);
    if (plain.get(e) === look(e)) __faults.push('focus does not show: ' + name);
    last = e;
};
document.addEventListener('focusin', window.__walker, true);
"""

# What a reader who cannot see the page goes by.
FRAME = """
const faults = [], count = q => document.querySelectorAll(q).length;
if (count('h1') !== 1) faults.push(count('h1') + ' h1');
if (count('main') !== 1) faults.push(count('main') + ' main');
if (!count('header') || !count('footer') || !count('nav')) faults.push('a landmark is missing');
if (!document.documentElement.lang) faults.push('no language');
if (!document.title.trim()) faults.push('no title');
let level = 0;
for (const h of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const now = Number(h.tagName[1]);
    if (now > level + 1) faults.push('heading level skipped at ' + h.textContent.trim().slice(0, 40));
    level = now;
}
for (const t of document.querySelectorAll('main table'))
    if (!t.querySelector('th') || !(t.caption || t.getAttribute('aria-label') || t.getAttribute('aria-labelledby')))
        faults.push('a table without a heading or a name');
const root = document.scrollingElement;
if (root.scrollWidth > innerWidth) faults.push('wider than the window: ' + root.scrollWidth + ' > ' + innerWidth);
return faults;
"""


class Browser:
    """One chromium. `faults` collects what was wrong, each with the page and the setting it was seen in."""

    def __init__(self, origin):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        # Without its own sandbox it runs as root too; nothing but pages of this machine is opened.
        for flag in ["headless=new", "no-sandbox", "disable-dev-shm-usage", "disable-gpu", "disable-extensions",
                     "disable-background-networking", "no-first-run", "proxy-server=direct://"]:
            options.add_argument("--" + flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.origin, self.faults, self.opened, self.setting = origin.rstrip("/"), [], [], ""
        self.command("Page.addScriptToEvaluateOnNewDocument", source=WATCH)

    def __enter__(self):
        return self

    def __exit__(self, *anything):
        self.driver.quit()

    def command(self, name, **values):
        return self.driver.execute_cdp_cmd(name, values)

    def set(self, width=1440, dark=False, script=True):
        """Makes the window another one from the next page on."""
        self.setting = f"{width} px, {'dark' if dark else 'light'}, {'with' if script else 'without'} script"
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.command("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}])
        self.command("Emulation.setScriptExecutionDisabled", value=not script)
        self.script = script

    def fault(self, what):
        self.faults.append(f"{self.path} ({self.setting}): {what}")

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.origin)

    # Finding, by what a person would name

    def all(self, selector, within=None):
        return (within or self.driver).find_elements(By.CSS_SELECTOR, selector)

    def first(self, selector, has=""):
        """The first element that is shown and whose accessible name or text has these words."""
        for element in self.all(selector):
            words = (element.accessible_name or "") + " " + element.text
            if has.lower() in words.lower() and (element.is_displayed() or element.tag_name in ("a", "g", "circle")):
                return element
        raise LookupError(f"{self.path} ({self.setting}): nothing matches {selector} with “{has}”")

    # Going

    def open(self, path):
        self.driver.get(path if path.startswith("http") else self.origin + path)
        self.arrived()

    def follow(self, selector, has=""):
        """Goes through a link as a person does, by keyboard, and says where it led."""
        self.first(selector, has).send_keys(Keys.ENTER)
        self.arrived()
        return self.path

    def arrived(self):
        """Notes what the browser said about the page that has just been opened."""
        self.opened.append(self.path)
        self.listen()

    def listen(self):
        for entry in self.driver.get_log("browser"):
            self.fault(f"console: {entry['level']} {entry['message']}")
        for seen in self.driver.execute_script("const s = window.__seen || []; window.__seen = []; return s"):
            self.fault(seen)

    # Looking

    @contextlib.contextmanager
    def awake(self):
        """Lets what looks at the page run where the page's own script may not; that one has missed its moment."""
        self.command("Emulation.setScriptExecutionDisabled", value=False)
        yield
        self.command("Emulation.setScriptExecutionDisabled", value=not self.script)

    def look(self, rules=None):
        """Everything a machine can tell about whether anybody can use the page."""
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
        with self.awake():
            for fault in self.driver.execute_script(FRAME):
                self.fault(fault)
            self.driver.execute_script(AXE)
            found = self.driver.execute_async_script(
                "const done = arguments[1]; axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']})"
                ".then(r => done(r.violations), e => done([{id: String(e), nodes: []}]))", only)
        for violation in found:
            for node in violation["nodes"][:3] or [{"html": "", "any": []}]:
                why = "; ".join(check["message"] for check in node["any"][:1])
                self.fault(f"axe {violation['id']}: {node['html'][:120]} {why}")
        self.listen()

    def tab(self, stops=40):
        """Goes through the page by the Tab key. Returns the names of the stops."""
        with self.awake():
            self.driver.execute_script(STOPS)
            ActionChains(self.driver).send_keys(Keys.TAB * stops).perform()
            seen, faults = self.driver.execute_script("return [__stops, __faults]")
        for fault in faults:
            self.fault(fault)
        return seen
