package command

import (
	"errors"
	"io"
	"os"
	"slices"
)

// WriteAll writes files that belong together: each whole, beside itself under
// another name, and only when all of them are do they take their names. Where one
// cannot, those that have are put back, and everything is as it was. An output that
// is no file, such as a pipe, could not be put back and is refused.
func WriteAll(outputs []Output, write func(i int, out io.Writer) error) error {
	made := make([]string, 0, len(outputs))
	defer func() {
		for _, name := range made { // none of them, once they have taken their names
			settled(name, os.Remove)
		}
	}()
	for i, o := range outputs {
		if !o.IsFile() {
			return o.fault(errors.New("it is no file that could be put back"))
		}
		name, err := o.made(func(out io.Writer) error { return write(i, out) })
		if err != nil {
			return err
		}
		made = append(made, name)
	}
	if err := exchange(outputs, made); err != nil {
		return err
	}
	made = nil
	return nil
}

// exchange gives the files that were made their names, all or none; a signal waits
// until it is done.
func exchange(outputs []Output, made []string) error {
	unfinished.Lock()
	defer unfinished.Unlock()
	for i, o := range outputs {
		err := o.take(made[i])
		if err == nil {
			continue
		}
		faults := []error{o.fault(err)}
		for j, o := range slices.Backward(outputs[:i]) {
			if err := o.giveBack(made[j]); err != nil {
				faults = append(faults, o.fault(err))
			}
		}
		return errors.Join(faults...)
	}
	for i, o := range outputs {
		if o.place.info != nil {
			os.Remove(kept(made[i]))
		}
		delete(unfinished.files, made[i])
	}
	return nil
}

// kept is what a file that is replaced is called until all are.
func kept(made string) string { return made + "-old" }

// take gives a file that was made its name, and keeps the one that had it.
func (o Output) take(made string) error {
	if o.place.info != nil {
		if err := os.Rename(o.target, kept(made)); err != nil {
			return err
		}
	}
	err := os.Rename(made, o.target)
	if err != nil && o.place.info != nil {
		err = errors.Join(err, os.Rename(kept(made), o.target))
	}
	return err
}

// giveBack undoes take.
func (o Output) giveBack(made string) error {
	if err := os.Rename(o.target, made); err != nil || o.place.info == nil {
		return err
	}
	return os.Rename(kept(made), o.target)
}
