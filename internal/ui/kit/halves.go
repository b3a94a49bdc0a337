package kit

import "strings"

// Halves draws a square of side by side dots with half blocks, two dots to a row of cells and one to a column: dot tells
// which are drawn. It is asked for a row below the last one when side is odd.
func Halves(side int, dot func(x, y int) bool) []string {
	rows := make([]string, 0, (side+1)/2)
	for y := 0; y < side; y += 2 {
		var b strings.Builder
		for x := range side {
			switch up, down := dot(x, y), dot(x, y+1); {
			case up && down:
				b.WriteString("█")
			case up:
				b.WriteString("▀")
			case down:
				b.WriteString("▄")
			default:
				b.WriteString(" ")
			}
		}
		rows = append(rows, b.String())
	}
	return rows
}
