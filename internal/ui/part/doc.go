// Package part holds the parts that pages are made of: the edit box and one-line fields, the log pane, token bars and the
// consent checklist, and what several pages do in one way: sending, saving what is written. A part draws itself into the
// room it is given and says which keys it used.
package part
