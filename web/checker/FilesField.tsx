import { useState } from 'preact/hooks';
import { chosenTwice, droppedFiles } from './dropped.js';
import { sizeWords } from './words.js';

/** Files chosen with a button or dropped; a list of them, from which each can be taken out again. */
export function FilesField(props: {
  id: string;
  title: string;
  hint: string;
  button: string;
  files: readonly File[];
  error: string;
  onAdd: (files: File[]) => void;
  onRemove: (file: File) => void;
}) {
  const { id, files, error } = props;
  const [over, setOver] = useState(false);
  const [again, setAgain] = useState<string[]>([]);
  const add = (more: File[]): void => {
    setAgain(chosenTwice(files, more));
    props.onAdd(more);
  };
  const described = [`${id}-hint`, ...(error ? [`${id}-error`] : []), `${id}-list`].join(' ');
  return (
    <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <h2 class="govuk-heading-m ws-field-title">{props.title}</h2>
      <div class="govuk-hint" id={`${id}-hint`}>{props.hint}</div>
      {error && <p class="govuk-error-message" id={`${id}-error`}><span class="govuk-visually-hidden">Error:</span> {error}</p>}
      <div
        class={`ws-drop${over ? ' ws-drop--over' : ''}`}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(add, () => undefined);
        }}
      >
        <input
          class="govuk-visually-hidden ws-file-input" id={id} type="file" multiple aria-describedby={described}
          onKeyDown={(event) => {
            // As with a button; in a form it would otherwise send the form.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            event.currentTarget.click();
          }}
          onChange={(event) => {
            const field = event.currentTarget;
            add([...(field.files ?? [])]);
            // So that the same file can be chosen again.
            field.value = '';
          }}
        />
        <label class="govuk-button govuk-button--secondary ws-file-button" for={id}>{props.button}</label>
        <span class="govuk-body ws-or-drop"> or drop files or a folder here</span>
      </div>
      <div id={`${id}-list`} role="status">
        {files.length > 0 && (
          <ul class="govuk-list ws-files" aria-label={props.title}>
            {files.map((file) => (
              <li key={file.name}>
                <span class="ws-file-name">{file.name}</span> <span class="ws-file-size">{sizeWords(file.size)}</span>{' '}
                <button type="button" class="ws-save" onClick={() => { setAgain([]); props.onRemove(file); }}>
                  Remove<span class="govuk-visually-hidden"> {file.name}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {again.length > 0 && <p class="govuk-body">Chosen twice: {again.join(', ')}. Of two files with one name the newer is checked.</p>}
      </div>
    </div>
  );
}
