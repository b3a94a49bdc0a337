package hangul

import "math"

// cut is where a part stops and where the next begins, as indices of code points.
type cut struct{ stop, next int }

// worth of a cut at each place. What a cut wastes costs at most 100 (see waste), so that a sentence's end is given up for a
// word's only when the part would be very short, and whatever is below words is given up for any word.
var worth = [...]float64{
	inCluster: -840, inURL: -730, inFence: -620, inFenceWord: -510, inFenceLine: -400, atStart: -281,
	inRun: -180, atGrapheme: -150, atMark: -121, atTightWord: -20, atWord: 0, atSentence: 60, atLine: 75, atParagraph: 95,
}

// waste is the price of using only so many of all: nothing for all, 25 for half, 100 for none.
func waste(used, all int) float64 {
	unused := float64(all-used) / float64(all)
	return 100 * unused * unused
}

// cuts finds all cuts, the last at the end. room is what a part holds, from 1; nil when one would hold too little.
func (p *places) cuts(room func(part int) int) []cut {
	var cuts []cut
	for start, part := 0, 1; ; part++ {
		here, behind := room(part), room(part+1)
		if here < leastRoom {
			return nil
		}
		rest := p.sum[p.end] - p.sum[start]
		if rest <= here {
			return append(cuts, cut{p.end, len(p.at) - 1})
		}
		stop, good := p.fullest(start, here)
		if rest <= here+behind {
			// With two parts left, the cut that leaves no orphan; but not one at a worse place than there must be.
			if even, is := p.evenest(start, here, behind); is >= min(good, atTightWord) && is > nowhere {
				stop = even
			}
		}
		cuts = append(cuts, cut{stop, p.next(stop)})
		start = p.next(stop)
	}
}

// fullest finds the best cut for a part that begins at start, of those the one that fills it best.
func (p *places) fullest(start, room int) (stop int, is place) {
	best := math.Inf(-1)
	k := start + 1
	for ; k < p.end && p.sum[k]-p.sum[start] <= room; k++ {
		if p.place[k] == nowhere {
			continue
		}
		if score := worth[p.place[k]] - waste(p.sum[k]-p.sum[start], room); score >= best {
			best, stop, is = score, k, p.place[k]
		}
	}
	if is == nowhere { // white space and nothing else
		stop = k - 1
	}
	return stop, is
}

// evenest finds the best cut that leaves two parts, of those the one that makes them most alike; is is nowhere if there is none.
func (p *places) evenest(start, room, behind int) (stop int, is place) {
	best := math.Inf(-1)
	for k := start + 1; k < p.end && p.sum[k]-p.sum[start] <= room; k++ {
		if p.place[k] == nowhere {
			continue
		}
		one, two := p.sum[k]-p.sum[start], p.sum[p.end]-p.sum[p.next(k)]
		if two > behind {
			continue
		}
		if score := worth[p.place[k]] - waste(2*min(one, two), one+two); score > best {
			best, stop, is = score, k, p.place[k]
		}
	}
	return stop, is
}
