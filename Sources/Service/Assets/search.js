// Search on a host that only hands out files. The page names the folder of the index; each typed word loads the small
// file of words that begin alike, and only the documents that are shown are loaded. Without script the page leads to
// lists of everything.
"use strict";
(() => {
  const form = document.querySelector("form[data-index]"), answer = document.getElementById("results");
  if (!form || !answer) return;
  const folder = form.dataset.index, shown = 50, perFile = 100, asked = new Map();
  const plain = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i" };

  // The same as SearchIndex.words and SearchIndex.file do to what is found.
  const words = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(word => [...word].map(c => plain[c] ?? c).join(""));
  const fileOf = word => {
    const first = [...word].slice(0, 2);
    return first.every(c => /^[a-z0-9]$/.test(c)) ? `words-${first.join("")}.json`
      : `words-u${word.codePointAt(0).toString(16)}.json`;
  };

  const load = name => {
    if (!asked.has(name)) {
      asked.set(name, fetch(folder + name).then(reply => {
        if (!reply.ok) throw new Error(reply.status);
        return reply.json();
      }));
    }
    return asked.get(name);
  };

  // A word that nothing begins like has no file.
  const postings = async name => (await load("files.json")).includes(name) ? load(name) : {};

  // The numbers of all documents with a word that begins so.
  const documentsWith = async start => {
    const found = new Set();
    for (const [word, steps] of Object.entries(await postings(fileOf(start)))) {
      if (!word.startsWith(start)) continue;
      let number = 0;
      for (const step of steps) found.add(number += step);
    }
    return found;
  };

  const element = (tag, text, name) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (name) made.className = name;
    return made;
  };

  const search = async text => {
    const starts = words(text);
    answer.replaceChildren();
    if (!starts.length) return;
    const sets = await Promise.all(starts.map(documentsWith));
    const hits = [...sets[0]].filter(number => sets.every(set => set.has(number))).sort((a, b) => a - b);
    const list = element("ol", "", "hits");
    for (const number of hits.slice(0, shown)) {
      const [address, kind, title, detail] = (await load(`documents-${Math.floor(number / perFile)}.json`))[number % perFile];
      const item = element("li"), link = element("a", title);
      link.href = address;
      item.append(link, " ", element("span", kind, "kind"), element("p", detail));
      list.append(item);
    }
    const count = hits.length === 1 ? "1 result" : `${hits.length} results`;
    answer.replaceChildren(
      element("p", hits.length > shown ? `${count}, the first ${shown} of them` : count), ...(hits.length ? [list] : []));
  };

  const show = () => {
    const text = new URLSearchParams(location.search).get("q") ?? "";
    form.elements.q.value = text;
    search(text).catch(() => answer.replaceChildren(element("p", "The index could not be loaded. Try again later.")));
  };
  form.addEventListener("submit", event => {
    event.preventDefault();
    history.pushState(null, "", "?" + new URLSearchParams({ q: form.elements.q.value }));
    show();
  });
  addEventListener("popstate", show);
  show();
})();
