// Changes the secret of the link, which no log and no other page ever sees, for the cookie and the key of this browser.
const token = location.hash.slice(1);
history.replaceState(null, "", location.pathname);
fetch("/enter", { method: "POST", body: token })
  .then(async (answer) => {
    const said = await answer.text();
    if (!answer.ok) {
      throw new Error(said);
    }
    localStorage.setItem("coach-key", said);
    location.replace("/");
  })
  .catch((error) => {
    document.getElementById("said").textContent = error.message;
  });
