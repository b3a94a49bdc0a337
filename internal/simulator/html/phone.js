const chat = document.getElementById("chat");
chat.scrollTop = chat.scrollHeight;
// The server sends bubbles that are escaped already; after a cut the browser asks again from the last one it saw.
const events = new EventSource("/phone/events?after=" + chat.dataset.last + "&chat=" + encodeURIComponent(chat.dataset.chat));
events.onmessage = e => {
  const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80;
  chat.insertAdjacentHTML("beforeend", e.data);
  if (atEnd) chat.scrollTop = chat.scrollHeight;
};
events.addEventListener("chats", e => { document.getElementById("chats").innerHTML = e.data; });
