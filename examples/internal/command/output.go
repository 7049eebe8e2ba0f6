package command

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Named is an output as the command line names it.
type Named struct{ Flag, Path string } // no path, or "-": standard output

// Output is where a program writes, once it is settled that nothing is lost there.
type Output struct {
	Named
	stream io.Writer // the standard stream that it is, or nil
	target string    // the file to make, links followed
	place  place
}

// Print writes what write makes of it to standard output, or to the file at path
// if one is named, once all of it is made: nothing is written of what fails
// half-way, and never over an input.
func Print(path string, inputs []string, std Standard, write func(io.Writer) error) error {
	outputs, err := Outputs(std, inputs, Named{"-o", path})
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return err
	}
	return outputs[0].Write(func(w io.Writer) error {
		_, err := out.WriteTo(w)
		return err
	})
}

// Outputs settles where outputs go, and opens none of them. It refuses one that
// is an input, another output or a directory: by what files are, whatever they
// are called.
func Outputs(std Standard, inputs []string, named ...Named) ([]Output, error) {
	outputs := make([]Output, len(named))
	for i, n := range named {
		var err error
		if outputs[i], err = settle(n, std); err != nil {
			return nil, err
		}
		for j, other := range outputs[:i] {
			if !outputs[i].place.is(other.place) {
				continue
			} else if other.String() == outputs[i].String() {
				return nil, Usage{fmt.Sprintf("%s and %s both go to %s: name a file for one", named[j].Flag, n.Flag, other)}
			}
			return nil, Usage{fmt.Sprintf("%s and %s are the same file: name two", other, outputs[i])}
		}
	}
	everything := append(outputs, standard("standard output", std.Out), standard("standard error", std.Err))
	for _, input := range inputs {
		at := inputPlace(input, std)
		for _, output := range everything {
			if output.place.is(at) && (output.stream == nil || at.info.Mode().IsRegular()) {
				return nil, Usage{fmt.Sprintf("%s is an input too (%s), and would be lost: name another file", output, inputName(input))}
			}
		}
	}
	return outputs, nil
}

func standard(name string, stream io.Writer) Output {
	return Output{Named: Named{Flag: name}, stream: stream, place: streamPlace(stream)}
}

// settle follows a name to what it names.
func settle(n Named, std Standard) (Output, error) {
	o := Output{Named: n}
	if n.Path == "" || n.Path == "-" {
		return standard("standard output", std.Out), nil
	}
	info, err := os.Stat(n.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return o, o.new()
	} else if err != nil {
		return o, o.fault(err)
	}
	o.place = place{info: info}
	for _, stream := range []io.Writer{std.Out, std.Err} {
		if o.place.is(streamPlace(stream)) {
			o.stream = stream
			return o, nil
		}
	}
	if info.IsDir() {
		return o, Usage{fmt.Sprintf("%s is a directory: name a file", o)}
	}
	if o.target, err = filepath.EvalSymlinks(n.Path); err != nil && info.Mode().IsRegular() {
		return o, o.fault(err)
	}
	return o, nil
}

// new settles an output that is no file yet: the one that its links lead to.
func (o *Output) new() error {
	o.target = o.Path
	for range 40 { // links at most, as systems have it
		folder, name := filepath.Split(o.target)
		folder, err := filepath.EvalSymlinks(cmp.Or(folder, "."))
		if err != nil {
			return o.fault(err)
		}
		o.target = filepath.Join(folder, name)
		link, err := os.Readlink(o.target)
		if err != nil { // no link: this is it
			info, err := os.Stat(folder)
			o.place = place{folder: info, name: name}
			return err
		}
		o.target = link
		if !filepath.IsAbs(link) {
			o.target = folder + string(filepath.Separator) + link // its ".." wait until its own links are followed
		}
	}
	return o.fault(errors.New("a link that leads back to itself"))
}

// IsStandard says whether the output goes to standard output.
func (o Output) IsStandard(std Standard) bool { return o.stream == std.Out }

// IsFile says whether the output is a file that is replaced, or made: no standard
// stream, device or pipe.
func (o Output) IsFile() bool {
	return o.stream == nil && (o.place.info == nil || o.place.info.Mode().IsRegular())
}

// String names the output in messages.
func (o Output) String() string {
	if o.Path == "" {
		return o.Flag
	}
	return o.Flag + " " + o.Path
}

// fault says that the output cannot be written, by the name that it was given.
func (o Output) fault(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	if errors.As(err, &path) {
		err = path.Err // leaving out a name that is only beside the file's own
	} else if errors.As(err, &link) {
		err = link.Err
	}
	return fmt.Errorf("%s cannot be written: %w", cmp.Or(o.Path, o.Flag), err)
}
