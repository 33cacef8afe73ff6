// A policy's text in CodeMirror. What the text means, what is wrong with it and what may be typed next is asked of the page.
import { Annotation, EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, drawSelection, dropCursor, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory, redo, undo } from '@codemirror/commands';
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { autocompletion, completionKeymap, startCompletion } from '@codemirror/autocomplete';
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint';
import { yaml } from '@codemirror/lang-yaml';
import { tags } from '@lezer/highlight';

const PAUSE = 150, AGAIN = 1000, LONG = 8000;
const ofThePage = Annotation.define();
const setPart = StateEffect.define();
const partLine = Decoration.line({ class: 'cm-part' });

const part = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    marks = marks.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setPart)) marks = linesOf(transaction.state.doc, effect.value);
    return marks;
  },
  provide: field => EditorView.decorations.from(field),
});

function linesOf(doc, range) {
  const marks = [];
  for (let line = range?.from ?? 1; line <= Math.min(range?.to ?? 0, doc.lines); line++) marks.push(partLine.range(doc.line(line).from));
  return Decoration.set(marks);
}

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--ps-accent)' },
  { tag: tags.comment, color: 'var(--ps-faint)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content], color: 'var(--ps-ink)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--ps-soft)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--ps-bg)', color: 'var(--ps-ink)', fontSize: '12.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--ps-mono)', lineHeight: '1.6' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--ps-ink)' },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-gutters': { backgroundColor: 'var(--ps-bg)', color: 'var(--ps-faint)', border: '0', paddingLeft: '4px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--ps-lane) 60%, transparent)' },
  '.cm-part': { backgroundColor: 'var(--ps-draft-bg)', boxShadow: 'inset 2px 0 0 var(--ps-draft)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ps-ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection': { backgroundColor: 'color-mix(in srgb, var(--ps-accent) 26%, transparent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--ps-lane)', outline: '1px solid var(--ps-faint)' },
  '.cm-specialChar': { color: 'var(--ps-deny)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--ps-deny) 1.5px', textUnderlineOffset: '3px' },
  '.cm-tooltip': { border: '1px solid var(--ps-line)', borderRadius: '8px', backgroundColor: 'var(--ps-panel)', color: 'var(--ps-ink)', boxShadow: 'var(--ps-shadow)', overflow: 'hidden' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--ps-mono)', maxHeight: '18em', minWidth: '220px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--ps-lane)', color: 'var(--ps-ink)' },
  '.cm-completionDetail': { color: 'var(--ps-soft)', fontStyle: 'normal' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-diagnostic': { padding: '6px 10px', borderLeft: '3px solid var(--ps-deny)', fontFamily: 'var(--ps-sans)', fontSize: '12.5px', maxWidth: '460px' },
});

/**
 * Makes the editor.
 * @param {HTMLElement} host an empty element
 * @param page the page's object: Typed(text, version), TypedLong(stream, version), Complete(offset), At(line)
 * @param {{text: string, label: string, describedBy: string}} options
 */
export function create(host, page, options) {
  // Somebody has gone on to another page meanwhile.
  if (!host) return null;
  let version = 0, told = 0, pause = 0, line = 0;

  const tell = () => {
    clearTimeout(pause);
    if (told === version) return Promise.resolve();
    told = version;
    const text = view.state.doc.toString();
    // A message to the page has a bound.
    const sent = text.length < LONG ? page.invokeMethodAsync('Typed', text, version)
      : page.invokeMethodAsync('TypedLong', DotNet.createJSStreamReference(new TextEncoder().encode(text)), version);
    // Over a connection that is lost nothing arrives: it is told again until there is one.
    return sent.catch(() => {
      told = -1;
      pause = setTimeout(tell, AGAIN);
    });
  };
  const complete = async context => {
    const word = context.matchBefore(/[\w./-]+/);
    if (!word && !context.explicit) return null;
    await tell();
    const found = await page.invokeMethodAsync('Complete', context.pos);
    if (!found.items.length || context.aborted) return null;
    return { from: found.from, options: found.items.map(optionOf), validFor: /^[\w./-]*$/ };
  };
  const view = new EditorView({
    parent: host,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(), lintGutter(), highlightActiveLineGutter(), highlightSpecialChars(), history(), drawSelection(), dropCursor(), indentOnInput(),
        bracketMatching(), highlightActiveLine(), indentUnit.of('  '), yaml(), syntaxHighlighting(colours), look, part,
        autocompletion({ override: [complete], icons: false }),
        keymap.of([{ key: 'F8', run: nextDiagnostic }, { key: 'Shift-F8', run: previousDiagnostic }, ...completionKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ 'aria-label': options.label, 'aria-describedby': options.describedBy, spellcheck: 'false' }),
        EditorView.domEventHandlers({ blur: () => { tell(); } }),
        EditorView.updateListener.of(update => {
          if (update.docChanged && !update.transactions.some(t => t.annotation(ofThePage))) {
            version++;
            clearTimeout(pause);
            pause = setTimeout(tell, PAUSE);
          }
          const now = update.state.doc.lineAt(update.state.selection.main.head).number;
          if (now !== line && update.view.hasFocus) page.invokeMethodAsync('At', line = now).catch(() => { /* where the cursor is can wait for a connection */ });
        }),
      ],
    }),
  });

  // As little as differs is replaced: cursor and selection stay where they are, and it is one step to undo.
  const setText = (text, based) => {
    const now = view.state.doc.toString();
    if (based !== version) return false;
    let from = 0, rest = 0;
    const most = Math.min(now.length, text.length);
    while (from < most && now[from] === text[from]) from++;
    while (rest < most - from && now[now.length - 1 - rest] === text[text.length - 1 - rest]) rest++;
    if (from < now.length - rest || from < text.length - rest)
      view.dispatch({ changes: { from, to: now.length - rest, insert: text.slice(from, text.length - rest) }, annotations: [ofThePage.of(true), isolateHistory.of('full')] });
    return true;
  };
  const place = (lineNumber, column) => {
    const at = view.state.doc.line(Math.min(Math.max(lineNumber, 1), view.state.doc.lines));
    return { from: Math.min(at.from + Math.max(column - 1, 0), at.to), line: at };
  };
  // Of an older text the places are others by now.
  const setProblems = (problems, based) => {
    if (based !== version) return;
    view.dispatch(setDiagnostics(view.state, problems.map(problem => {
      const { from, line: at } = place(problem.line, problem.column);
      const word = /^\S+/.exec(at.text.slice(from - at.from))?.[0].length ?? 0;
      return { from, to: from + word, severity: 'error', message: problem.message };
    })));
  };
  const mark = (from, to, isShown) => {
    view.dispatch({ effects: [setPart.of(from ? { from, to } : null), ...(from && isShown ? [EditorView.scrollIntoView(view.state.doc.line(Math.min(from, view.state.doc.lines)).from, { y: 'nearest', yMargin: 40 })] : [])] });
  };
  const go = (lineNumber, column) => {
    const { from } = place(lineNumber, column);
    view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    view.focus();
  };
  return {
    setText, setProblems, mark, go,
    undo: () => undo(view), redo: () => redo(view),
    dispose: () => { told = version; clearTimeout(pause); view.destroy(); },
  };
}

function optionOf(item) {
  return {
    label: item.label,
    detail: item.detail,
    apply: (view, _, from, to) => {
      const indent = /^ */.exec(view.state.doc.lineAt(from).text)[0];
      const text = item.insert.replaceAll('\n', `\n${indent}`);
      view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length }, userEvent: 'input.complete' });
      // What follows a key is offered at once.
      if (/\s$/.test(text)) startCompletion(view);
    },
  };
}
