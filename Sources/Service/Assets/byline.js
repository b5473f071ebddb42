// Byline's only script. Every page is whole without it: it lets a reader move about in a picture, see whose lines are
// whose, and open people in the graph without leaving the page. It adds no text from anywhere but our own pages.
"use strict";

(() => {
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // ---- Moving about in a picture ----------------------------------------------------------------------------------

  function view(svg) {
    const box = svg.viewBox.baseVal;
    const whole = { x: box.x, y: box.y, width: box.width, height: box.height };
    const set = (x, y, width) => {
      const size = Math.min(whole.width * 1.5, Math.max(whole.width / 12, width));
      svg.setAttribute("viewBox", `${x} ${y} ${size} ${size * whole.height / whole.width}`);
    };
    return {
      zoom(factor, at) {
        const now = svg.viewBox.baseVal;
        const x = at ? at.x : now.x + now.width / 2;
        const y = at ? at.y : now.y + now.height / 2;
        const width = Math.min(whole.width * 1.5, Math.max(whole.width / 12, now.width * factor));
        const scale = width / now.width;
        set(x - (x - now.x) * scale, y - (y - now.y) * scale, width);
      },
      move(dx, dy) {
        const now = svg.viewBox.baseVal;
        set(now.x + dx, now.y + dy, now.width);
      },
      whole() { set(whole.x, whole.y, whole.width); },
      place(event) {
        const matrix = svg.getScreenCTM();
        return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()) : null;
      },
    };
  }

  function movable(figure) {
    const stage = figure.querySelector(".stage");
    const svg = stage && stage.querySelector("svg");
    if (!svg || figure.classList.contains("movable")) return;
    figure.classList.add("movable");
    const eye = view(svg);
    const controls = document.createElement("div");
    controls.className = "controls";
    controls.setAttribute("role", "group");
    controls.setAttribute("aria-label", "Size of the picture");
    for (const [sign, name, act] of [
      ["+", "Larger", () => eye.zoom(0.8)], ["−", "Smaller", () => eye.zoom(1.25)], ["Whole", "Show the whole picture", () => eye.whole()],
    ]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", name);
      button.addEventListener("click", act);
      controls.append(button);
    }
    stage.before(controls);
    stage.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;  // the page scrolls as ever
      event.preventDefault();
      eye.zoom(event.deltaY > 0 ? 1.1 : 0.9, eye.place(event));
    }, { passive: false });
    stage.addEventListener("keydown", (event) => {
      if (event.target !== stage || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = svg.viewBox.baseVal.width / 10;
      const acts = {
        "+": () => eye.zoom(0.8), "=": () => eye.zoom(0.8), "-": () => eye.zoom(1.25), "0": () => eye.whole(),
        ArrowLeft: () => eye.move(-step, 0), ArrowRight: () => eye.move(step, 0),
        ArrowUp: () => eye.move(0, -step), ArrowDown: () => eye.move(0, step),
      };
      if (!acts[event.key]) return;
      event.preventDefault();
      acts[event.key]();
    });
    draggable(stage, svg, eye);
    const centre = svg.querySelector(".centre");
    if (centre && stage.scrollWidth > stage.clientWidth) {
      const [mark, frame] = [centre.getBoundingClientRect(), stage.getBoundingClientRect()];
      stage.scrollLeft += mark.x + mark.width / 2 - frame.x - frame.width / 2;
    }
    if (svg.querySelector("[data-node]")) lightable(svg);
  }

  // A mouse or pen drags the picture; a finger scrolls it, as elsewhere.
  function draggable(stage, svg, eye) {
    let last = null;
    let moved = 0;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.pointerType === "touch") return;
      [last, moved] = [event, 0];
    });
    svg.addEventListener("pointermove", (event) => {
      if (!last) return;
      const scale = svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
      eye.move((last.clientX - event.clientX) * scale, (last.clientY - event.clientY) * scale);
      moved += Math.abs(last.clientX - event.clientX) + Math.abs(last.clientY - event.clientY);
      last = event;
      if (moved > 4) stage.classList.add("dragged");
    });
    const end = () => { last = null; stage.classList.remove("dragged"); };
    svg.addEventListener("pointerup", end);
    svg.addEventListener("pointerleave", end);
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => { if (moved > 4) { event.preventDefault(); event.stopPropagation(); moved = 0; } }, true);
  }

  // ---- Whose lines are whose --------------------------------------------------------------------------------------

  function lightable(svg) {
    const light = (event) => {
      const mark = event.target.closest("[data-node]");
      const id = mark && mark.dataset.node;
      svg.classList.toggle("lit", Boolean(id));
      const near = new Set([id]);
      for (const line of svg.querySelectorAll("[data-ends]")) {
        const ends = line.dataset.ends.split(" ");
        const isNear = Boolean(id) && ends.includes(id);
        line.classList.toggle("near", isNear);
        if (isNear) ends.forEach((end) => near.add(end));
      }
      for (const other of svg.querySelectorAll("[data-node]")) other.classList.toggle("near", near.has(other.dataset.node));
    };
    for (const kind of ["pointerover", "focusin"]) svg.addEventListener(kind, light);
    for (const kind of ["pointerleave", "focusout"]) svg.addEventListener(kind, () => svg.classList.remove("lit"));
  }

  // ---- Opening people in the graph --------------------------------------------------------------------------------

  const explorer = () => document.getElementById("explorer");
  const isOurs = (url) => url.origin === location.origin && url.pathname === location.pathname;

  function places(root) {
    const found = new Map();
    for (const mark of root.querySelectorAll("svg [data-node]")) {
      const disc = mark.querySelector("circle");
      if (disc) found.set(mark.dataset.node, [Number(disc.getAttribute("cx")), Number(disc.getAttribute("cy"))]);
    }
    return found;
  }

  // Whoever was in the picture before goes from where they stood to where they stand now.
  function glide(before) {
    if (still.matches) return;
    const timing = { duration: 450, easing: "cubic-bezier(.2,.7,.2,1)" };
    for (const mark of explorer().querySelectorAll("svg [data-node]")) {
      const old = before.get(mark.dataset.node);
      const now = places(explorer()).get(mark.dataset.node);
      if (old && now) {
        mark.animate([{ transform: `translate(${old[0] - now[0]}px, ${old[1] - now[1]}px)` }, { transform: "none" }], timing);
      } else {
        mark.animate([{ opacity: 0 }, { opacity: 1 }], timing);
      }
    }
    for (const line of explorer().querySelectorAll("svg [data-ends]")) line.animate([{ opacity: 0 }, { opacity: 0, offset: 0.5 }, { opacity: 1 }], timing);
  }

  async function show(url, isNew, focus) {
    const root = explorer();
    root.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("explorer");
      if (!answer.ok || !next) throw new Error(String(answer.status));
      const before = places(root);
      root.replaceChildren(...[...next.childNodes].map((node) => document.importNode(node, true)));
      const facts = document.querySelector(".page-head .facts");
      const newFacts = page.querySelector(".page-head .facts");
      if (facts && newFacts) facts.textContent = newFacts.textContent;
      document.title = page.title;
      if (isNew) history.pushState({}, "", url);
      root.querySelectorAll(".graph").forEach(movable);
      glide(before);
      const mark = focus && root.querySelector(`svg a[data-node="${CSS.escape(focus)}"]`);
      if (mark) mark.focus({ preventScroll: true });
    } catch {
      location.assign(url);  // without us, then
    } finally {
      root.removeAttribute("aria-busy");
    }
  }

  function explore() {
    if (!explorer()) return;
    explorer().addEventListener("click", (event) => {
      if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target.closest("a");
      if (!link) return;
      const address = link.href.baseVal === undefined ? link.href : link.href.baseVal;
      const url = new URL(address, location.href);
      if (!isOurs(url)) return;
      event.preventDefault();
      show(url, true, link.dataset.node);
    });
    explorer().addEventListener("submit", (event) => {
      const url = new URL(event.target.action, location.href);
      for (const [name, value] of new FormData(event.target)) if (value !== "") url.searchParams.append(name, value);
      if (!isOurs(url)) return;
      event.preventDefault();
      show(url, true);
    });
    addEventListener("popstate", () => show(new URL(location.href), false));
  }

  document.querySelectorAll(".graph").forEach(movable);
  explore();
})();
