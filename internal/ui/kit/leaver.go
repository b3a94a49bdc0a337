package kit

import tea "charm.land/bubbletea/v2"

// Leaver is a page with something under way that must end when another page comes up or the app quits. The root calls
// Leave before it changes the page. Calling it twice is harmless.
type Leaver interface{ Leave() tea.Cmd }

// Mend is the argument of Goto{Setup}: the code of Kakao whose cause lies in the settings ("KOE010"). Set-up then begins at
// the step that mends it.
type Mend struct{ Code string }
