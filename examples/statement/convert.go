package main

import (
	"flag"
	"fmt"
	"io"
	"slices"

	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// alone refuses what does not go with -new and -convert, which make a case and no
// statement.
func (a asked) alone(flags *flag.FlagSet, std command.Standard) (err error) {
	action, goes, files := "-new", []string{"new", "format", "o"}, 0
	if a.convert {
		action, goes, files = "-convert", []string{"convert", "o"}, 1
	}
	flags.Visit(func(f *flag.Flag) {
		if !slices.Contains(goes, f.Name) && err == nil {
			err = command.Usage{Message: fmt.Sprintf("statement: %s makes a case, and no statement: leave out -%s", action, f.Name)}
		}
	})
	switch {
	case err != nil:
		return err
	case len(a.files) != files && a.convert:
		return command.Usage{Message: fmt.Sprintf("statement: -convert takes one case, not %d", len(a.files))}
	case len(a.files) != files:
		return command.Usage{Message: "statement: -new writes a case to be filled in: it takes none"}
	}
	err = command.OneOf("statement", "format", a.format, "text", "xlsx")
	if err == nil && a.format == "xlsx" {
		err = command.NeedsFile("statement", a.format, a.output, std.Out)
	}
	return err
}

// writeNew writes a case to be filled in, as YAML or as a workbook.
func (a asked) writeNew(std command.Standard) error {
	return command.Print(a.output, nil, std, func(out io.Writer) error { return casebook.WriteNew(out, a.format == "xlsx") })
}

// writeOther writes a case in the other form: a workbook as YAML, YAML as a workbook.
// One that cannot be relied on is refused, with all that is wrong in it.
func (a asked) writeOther(std command.Standard) error {
	var root tree.Node
	var isWorkbook bool
	inputs := slices.Clone(a.files)
	err := command.Read(a.files, std, func(name string, input io.Reader) (err error) {
		if root, isWorkbook, err = casebook.Tree(name, input); err != nil {
			return err
		}
		c, err := casefile.ReadTree(command.Folder(name), nil, root.Clone())
		inputs = append(inputs, command.Beside(name, c.Under)...)
		return err
	})
	if err == nil && !isWorkbook {
		err = command.NeedsFile("statement", "xlsx", a.output, std.Out)
	}
	if err != nil {
		return err
	}
	return command.Print(a.output, inputs, std, func(out io.Writer) error {
		if isWorkbook {
			return tree.WriteYAML(out, root)
		}
		return casebook.Write(out, root)
	})
}
