// Package widget holds the parts that pages are made of.
package widget
