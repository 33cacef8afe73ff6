// A printed page says when it was printed, in UTC as all times of the studio.
addEventListener('beforeprint', () => {
  for (const time of document.querySelectorAll('.paper time')) time.textContent = new Date().toISOString().replace('T', ' ').replace(/\..*/, ' UTC');
});
