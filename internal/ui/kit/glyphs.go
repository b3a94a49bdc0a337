package kit

// Glyphs is the one table of decoration. In terminals set up for Korean some of these are two columns wide, so each has
// a plain twin, and no alignment depends on a glyph in the middle of a row.
type Glyphs struct {
	Bar, On, Off, Check, Cross, Dot, Full, Empty, Ellipsis, Prompt, Arrow, Mask string
	// Line, Round and Square are the lines of frames; the corners are the upper two, then the lower two, left before
	// right.
	Line          string
	Round, Square [4]string
	Plain         bool
}

// Fancy needs a terminal where each of these is one column wide.
var Fancy = Glyphs{Bar: "│", On: "●", Off: "○", Check: "✓", Cross: "✗", Dot: "·", Full: "█", Empty: "░", Ellipsis: "…", Prompt: ">", Arrow: "←", Mask: "•",
	Line: "─", Round: [4]string{"╭", "╮", "╰", "╯"}, Square: [4]string{"┌", "┐", "└", "┘"}}

// Plain works everywhere.
var Plain = Glyphs{Bar: "|", On: "*", Off: "o", Check: "v", Cross: "x", Dot: "-", Full: "#", Empty: ".", Ellipsis: "~", Prompt: ">", Arrow: "<", Mask: "*",
	Line: "-", Round: [4]string{".", ".", "'", "'"}, Square: [4]string{"+", "+", "+", "+"}, Plain: true}
