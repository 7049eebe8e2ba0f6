package audit

import (
	"fmt"
	"strings"
)

// pair compares each statement with the case of the same title, period and stage,
// made again.
func (a *Auditor) pair() {
	of := make(map[string][]int)
	for i, c := range a.cases {
		name := called(c.books)
		of[name] = append(of[name], i)
	}
	var alone []stated
	for _, s := range a.statements {
		name := called(s.books)
		switch cases := of[name]; len(cases) {
		case 0:
			if !s.sealed {
				alone = append(alone, s)
			}
		case 1:
			c := &a.cases[cases[0]]
			c.taken = true
			s.file.note(within(s.label, fmt.Sprintf("Made again from %s, which says that it is %s too, and every figure compared.", c.file.Name, name)))
			if err := s.file.compare(s.books, c.books, s.label); err != nil {
				s.file.Faults = append(s.file.Faults, err.Error())
			}
		default:
			s.file.Faults = append(s.file.Faults, fmt.Sprintf("%d cases say that they are %s: audit it with the one that it was made from", len(cases), name))
		}
	}
	var free []string
	for _, c := range a.cases {
		if !c.taken {
			free = append(free, fmt.Sprintf("%s is %s", c.file.Name, called(c.books)))
		}
	}
	for _, s := range alone {
		if len(free) == 0 {
			s.file.note(within(s.label, byItself))
			continue
		}
		s.file.find(s.label, fmt.Sprintf("no case here is of this title, period and stage, %q: it was made again from none (%s)", called(s.books), strings.Join(free[:min(len(free), 5)], "; ")))
	}
}

// byItself is what an audit of a statement without its case does not show.
const byItself = "Checked by itself alone. A statement that was changed in one figure together with all that follows from it adds up: audit it with its case, or in an envelope."
