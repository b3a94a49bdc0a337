package ui

import tea "charm.land/bubbletea/v2"

// shiftMouse moves a mouse message by dy rows.
func shiftMouse(m tea.MouseMsg, dy int) tea.MouseMsg {
	switch m := m.(type) {
	case tea.MouseClickMsg:
		m.Y += dy
		return m
	case tea.MouseReleaseMsg:
		m.Y += dy
		return m
	case tea.MouseWheelMsg:
		m.Y += dy
		return m
	case tea.MouseMotionMsg:
		m.Y += dy
		return m
	}
	return m
}
