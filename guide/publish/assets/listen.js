// Follows the sound: words, chapters, a figure that breathes. Filters the list. Asks no other host, keeps nothing.
(() => {
  "use strict";
  const found = (id) => document.getElementById(id);
  const shown = (element, on) => { element.hidden = !on; };

  const filters = found("filters");
  if (filters) {
    const rows = [...found("practices").children];
    const narrow = () => {
      const { need, kind, most } = Object.fromEntries(new FormData(filters));
      for (const row of rows) {
        const { needs, kind: its, seconds } = row.dataset;
        shown(row, (!need || needs.split(" ").includes(need)) && (!kind || its === kind) && (!most || seconds <= +most));
      }
      shown(found("none"), rows.every((row) => row.hidden));
    };
    filters.addEventListener("change", narrow);
    filters.addEventListener("submit", (event) => event.preventDefault());
    shown(filters, true);
    narrow();
    return;
  }

  const audio = document.querySelector("audio");
  const block = found("plan");
  if (!audio || !block) return;
  const plans = JSON.parse(block.textContent);
  const [breathing, cue, now] = ["breathing", "cue", "now"].map(found);
  const circle = breathing.querySelector(".breath");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const [SMALL, LARGE] = [22, 44];
  const SAID = JSON.parse(cue.dataset.said);
  let plan = plans[0];
  let lists = [];

  // The last of rows that has begun at a time, or -1: rows are in order of their start.
  const begun = (rows, time) => {
    let low = 0, high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle].start <= time) low = middle + 1; else high = middle;
    }
    return low - 1;
  };

  let wanted = 0;
  const seek = (seconds) => {
    audio.currentTime = wanted = seconds + 0.001;
    audio.play().catch(() => {});
    show();
  };

  // A host that hands out no parts of a file lets nobody go to a place in it: then the whole sound is fetched first.
  audio.addEventListener("loadedmetadata", async () => {
    const { seekable, src } = audio;
    if (!src.startsWith("http") || (seekable.length && seekable.end(seekable.length - 1) > 0)) return;
    const whole = await fetch(src).then((said) => said.blob()).catch(() => null);
    if (!whole || audio.src !== src) return;
    const at = wanted || audio.currentTime, on = !audio.paused;
    audio.src = URL.createObjectURL(whole);
    audio.currentTime = at;
    if (on) audio.play().catch(() => {});
  });

  const list = (id, rows, text) => {
    const place = found(id);
    place.replaceChildren(...rows.map((row) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = row[text];
      button.addEventListener("click", () => seek(row.start));
      item.append(button);
      if (id === "chapters") {
        const time = document.createElement("span");
        time.textContent = `${Math.floor(row.start / 60)}:${String(Math.floor(row.start % 60)).padStart(2, "0")}`;
        item.append(" ", time);
      }
      return item;
    }));
    return { place, rows, at: -2, follow: id === "words" };
  };

  const mark = (one, time) => {
    const at = begun(one.rows, time);
    if (at === one.at) return;
    one.at = at;
    for (const button of one.place.querySelectorAll("[aria-current]")) button.removeAttribute("aria-current");
    const item = one.place.children[at];
    if (!item) return;
    item.firstElementChild.setAttribute("aria-current", "true");
    if (one.follow && !audio.paused) {
      const box = one.place.getBoundingClientRect(), here = item.getBoundingClientRect();
      one.place.scrollTop += here.top - box.top - box.height / 2 + here.height / 2;
    }
  };

  const size = (phase, share) => {
    const eased = (1 - Math.cos(Math.PI * share)) / 2;
    if (phase === "in" || phase === "sip") return SMALL + (LARGE - SMALL) * eased;
    if (phase === "out") return LARGE - (LARGE - SMALL) * eased;
    return phase === "hold" ? LARGE : SMALL;
  };

  const show = () => {
    const time = audio.currentTime;
    for (const one of lists) mark(one, time);
    const phase = plan.breath[begun(plan.breath, time)];
    const paced = Boolean(phase && time < phase.stop);
    if (plan.breath.length) {
      const share = paced ? (time - phase.start) / (phase.stop - phase.start) : 0;
      circle.setAttribute("r", still.matches || !paced ? SMALL : size(phase.name, share).toFixed(2));
      cue.textContent = paced ? `${SAID[phase.name]} · ${Math.ceil(phase.stop - time)}` : "\u00a0";
    }
    const said = plan.cues[begun(plan.cues, time)];
    now.textContent = said && time < said.stop + 4 ? said.text : "\u00a0";
  };

  let frame = 0;
  const follow = () => { show(); frame = requestAnimationFrame(follow); };
  audio.addEventListener("play", () => { cancelAnimationFrame(frame); follow(); });
  for (const name of ["pause", "ended"]) audio.addEventListener(name, () => { cancelAnimationFrame(frame); show(); });
  for (const name of ["timeupdate", "seeked"]) audio.addEventListener(name, show);

  const use = (number) => {
    plan = plans[number];
    wanted = 0;
    lists = [list("chapters", plan.chapters, "title"), list("words", plan.cues, "text")];
    shown(breathing, plan.breath.length > 0);
    show();
  };

  const lengths = found("lengths");
  if (lengths) {
    shown(lengths, true);
    lengths.querySelector("select").addEventListener("change", (event) => {
      audio.src = plans[event.target.value].sound;
      use(event.target.value);
    });
  }
  for (const each of document.querySelectorAll(".by-script")) shown(each, true);
  found("print").addEventListener("click", () => print());
  use(0);
})();
