// Runs before anything is drawn: what the scripts will fold on a phone is not first shown unfolded.
document.documentElement.classList.add("scripted");
