// Package part holds the parts that pages are made of: the edit box and one-line fields, the log pane, token bars and the
// consent checklist. A part draws itself into the room it is given and says which keys it used; it asks no port and
// starts no job.
package part
