// Buttons that copy the text of a field: `data-copy` names the field, the status stands beside it.

async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return false;
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  button.addEventListener("click", async () => {
    const done = await copied(field);
    status.textContent = done ? button.dataset.copied : button.dataset.notCopied;
  });
  button.hidden = false;
}
