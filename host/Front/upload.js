// Sends the files of a form in parts before the form itself: a line that breaks goes on where it stopped.
import { Upload } from "tus-js-client";

const PART = 1024 * 1024;
const PAUSES = [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000, 60000, 60000];

export function start(form) {
  const field = form.querySelector("input[type=file]");
  form.addEventListener("submit", e => {
    if (field.files.length > 0) {
      e.preventDefault();
      e.stopImmediatePropagation();
      if (!form.dataset.sending) {
        form.dataset.sending = "true";
        send(form, field, e.submitter);
      }
    }
  }, true);
}

async function send(form, field, button) {
  const progress = new Progress(form);
  button?.setAttribute("aria-busy", "true");
  for (const file of [...field.files]) {
    const key = `${file.name}|${file.size}|${file.lastModified}`;
    if (isSent(form, key)) {
      continue;
    }
    try {
      form.append(hidden(form.dataset.uploadField, await sendOne(form, file, progress), key));
    } catch (fault) {
      progress.failed(file, reason(fault) ?? form.dataset.textLost);
      button?.removeAttribute("aria-busy");
      delete form.dataset.sending;
      return;
    }
  }
  // What has arrived is named by its id: the form need not carry it once more.
  field.value = "";
  button?.removeAttribute("aria-busy");
  delete form.dataset.sending;
  form.requestSubmit(button);
}

function sendOne(form, file, progress) {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: form.dataset.upload,
      chunkSize: PART,
      retryDelays: PAUSES,
      metadata: { filename: file.name },
      headers: { RequestVerificationToken: form.querySelector("[name=__RequestVerificationToken]").value },
      removeFingerprintOnSuccess: true,
      onProgress: (sent, all) => progress.sending(file, sent, all),
      onShouldRetry: fault => {
        const status = fault.originalResponse?.getStatus() ?? 0;
        const mayPass = status === 0 || status === 409 || status === 423 || (status >= 500 && status !== 507);
        if (mayPass) {
          progress.waiting(file);
        }
        return mayPass;
      },
      onError: reject,
      onSuccess: () => resolve(upload.url.split("/").pop()),
    });
    // One that was left half-way, in this browser and not long ago, goes on.
    upload.findPreviousUploads().then(earlier => {
      if (earlier.length > 0) {
        upload.resumeFromPreviousUpload(earlier[0]);
      }
      upload.start();
    }, () => upload.start());
  });
}

/** What the server says in words; a page instead means that the session is over. */
function reason(fault) {
  const body = fault.originalResponse?.getBody() ?? "";
  return body === "" || body.startsWith("<") ? null : body;
}

function hidden(name, value, key) {
  const input = document.createElement("input");
  [input.type, input.name, input.value, input.dataset.sent] = ["hidden", name, value, key];
  return input;
}

/** Where a later file was refused, the earlier ones need not be sent again. */
const isSent = (form, key) => [...form.querySelectorAll("input[data-sent]")].some(input => input.dataset.sent === key);

class Progress {
  constructor(form) {
    this.texts = form.dataset;
    this.box = form.querySelector("[data-upload-state]");
    this.bar = this.box.querySelector("progress");
    this.line = this.box.querySelector("p");
    this.box.hidden = false;
  }

  sending(file, sent, all) {
    this.bar.value = Math.floor(100 * sent / all);
    this.say(this.texts.textSending, file.name, this.bar.value);
  }

  waiting(file) {
    this.say(this.texts.textWaiting, file.name, this.bar.value);
  }

  failed(file, text) {
    this.say(this.texts.textFailed, file.name, text);
  }

  say(text, ...values) {
    this.line.textContent = text.replace(/\{(\d)\}/g, (_, i) => values[i]).trim();
  }
}
