package careline

import (
	"context"
	"slices"
	"strings"
	"time"
)

// UnitView is a unit with its product and what is covered today.
type UnitView struct {
	Unit     Unit
	Product  Product // only its code is set where the catalogue does not know it
	Warranty Warranty
}

// Unit gives a unit as a file shows it.
func (s *Session) Unit(ctx context.Context, id UnitID) (UnitView, error) {
	var v UnitView
	err := s.see(ctx, MayLookUp, func(r Reader) error {
		u, err := r.Unit(ctx, id)
		if err != nil {
			return err
		}
		v, err = s.viewUnit(ctx, r, u)
		return err
	})
	return v, err
}

func (s *Session) viewUnit(ctx context.Context, r Reader, u Unit) (UnitView, error) {
	views, err := s.viewUnits(ctx, r, []Unit{u})
	if err != nil {
		return UnitView{}, err
	}
	return views[0], nil
}

func (s *Session) viewUnits(ctx context.Context, r Reader, units []Unit) ([]UnitView, error) {
	if len(units) == 0 {
		return nil, nil
	}
	cat, err := r.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	views := make([]UnitView, len(units))
	for i, u := range units {
		p, ok := cat.Product(u.Product)
		if !ok {
			p = Product{Code: u.Product}
		}
		views[i] = UnitView{Unit: u, Product: p, Warranty: WarrantyOf(p, u, s.Today())}
	}
	return views, nil
}

// AddUnit enters a unit with its purchase and installation for the owner
// named last in Owners. A product and serial that are there already are a
// conflict.
func (s *Session) AddUnit(ctx context.Context, key string, u Unit) (Unit, error) {
	did, err := s.do(ctx, MayKeepFile, "unit.add", key, func(w Writer) (Ref, error) {
		u.ID, u.Version = 0, 0
		u.Owners = slices.Clone(u.Owners)
		for i := range u.Owners {
			owner, err := fileNumber(ctx, w, u.Owners[i].Customer)
			if err != nil {
				return Ref{}, err
			}
			u.Owners[i].Customer = owner
		}
		if err := s.tidyUnit(ctx, w, &u); err != nil {
			return Ref{}, err
		}
		u.Updated = s.desk.clock().UTC()
		if err := w.SaveUnit(ctx, &u); err != nil {
			return Ref{}, err
		}
		return u.ID.Ref(), s.tellOfUnit(ctx, w, &u)
	})
	return result(ctx, s, did, err, u, Reader.Unit)
}

// tellOfUnit writes the lines that a purchase and an installation are on the
// timeline, each on its own day.
func (s *Session) tellOfUnit(ctx context.Context, w Writer, u *Unit) error {
	on := []Ref{u.ID.Ref(), u.Owner().Ref(), u.Site.Ref()}
	bought := Event{Kind: EventPurchase, Action: DidBuy, On: on, Changes: unitChanges(&Unit{}, u)}
	if u.Purchase.Date != "" {
		bought.At = s.noon(u.Purchase.Date)
	}
	if err := s.tell(ctx, w, bought); err != nil {
		return err
	}
	if u.Installed == "" {
		return nil
	}
	return s.tell(ctx, w, Event{
		Kind: EventInstall, Action: DidInstall, At: s.noon(u.Installed),
		On: append(on, u.Installer.Ref()), Text: u.Name(),
	})
}

// noon is when something is taken to have happened on a day whose hour nobody
// knows; never later than now.
func (s *Session) noon(d Date) time.Time {
	at, now := d.At(12, s.desk.settings.Zone).UTC(), s.desk.clock().UTC()
	if at.After(now) {
		return now
	}
	return at
}

// SaveUnit replaces a unit. A save on an old version is a conflict, and
// Error.Current is the Unit as it is now. Owners change by TransferUnit only.
func (s *Session) SaveUnit(ctx context.Context, key string, u Unit) (Unit, error) {
	did, err := s.do(ctx, MayKeepFile, "unit.save", key, func(w Writer) (Ref, error) {
		old, err := w.Unit(ctx, u.ID)
		if err != nil {
			return Ref{}, err
		}
		if old.Version != u.Version {
			return Ref{}, stale(u.ID.Ref(), u.Version, old.Version, old)
		}
		u.Owners = old.Owners
		if err := s.tidyUnit(ctx, w, &u); err != nil {
			return Ref{}, err
		}
		changed := unitChanges(&old, &u)
		if len(changed) == 0 {
			return u.ID.Ref(), nil
		}
		u.Updated = s.desk.clock().UTC()
		if err := w.SaveUnit(ctx, &u); err != nil {
			return Ref{}, err
		}
		return u.ID.Ref(), s.tell(ctx, w, Event{
			Kind: EventChange, Action: DidChange, On: []Ref{u.ID.Ref(), u.Owner().Ref(), u.Site.Ref()},
			Text: u.Name(), Changes: changed,
		})
	})
	return result(ctx, s, did, err, u, Reader.Unit)
}

// TransferUnit gives a unit to its next owner; the warranty card and the
// unit's history go with it (M1).
func (s *Session) TransferUnit(ctx context.Context, key string, id UnitID, version int64, to CustomerID, on Date) (Unit, error) {
	var u Unit
	did, err := s.do(ctx, MayKeepFile, "unit.transfer", key, func(w Writer) (_ Ref, err error) {
		if u, err = w.Unit(ctx, id); err != nil {
			return Ref{}, err
		}
		if u.Version != version {
			return Ref{}, stale(id.Ref(), version, u.Version, u)
		}
		next, err := living(w.Customer(ctx, to))
		if err != nil {
			return Ref{}, err
		}
		from, to := u.Owner(), next.ID
		if from == to {
			return Ref{}, conflict(Say("%s owns %s already.", "%s 已是 %s 的所有者。", to.String(), u.Name()))
		}
		for i := range u.Owners {
			if u.Owners[i].Until == "" {
				u.Owners[i].Until = on
			}
		}
		u.Owners = append(u.Owners, Ownership{Customer: to, From: on})
		if home, ok := next.Home(); ok && u.Site == 0 {
			u.Site = home.ID
		}
		u.Updated = s.desk.clock().UTC()
		if err := w.SaveUnit(ctx, &u); err != nil {
			return Ref{}, err
		}
		return id.Ref(), s.tell(ctx, w, Event{
			Kind: EventChange, Action: DidTransfer, On: []Ref{id.Ref(), to.Ref(), from.Ref(), u.Site.Ref()},
			Text: u.Name(), Changes: []Change{{Field: "owner", From: from.String(), To: to.String()}},
		})
	})
	return result(ctx, s, did, err, u, Reader.Unit)
}

func (s *Session) tidyUnit(ctx context.Context, r Reader, u *Unit) error {
	if err := tidyUnitTexts(u); err != nil {
		return err
	}
	if u.Serial == "" {
		return nil
	}
	other, err := r.UnitBySerial(ctx, u.Product, u.Serial)
	if err != nil {
		return err
	}
	if other != 0 && other != u.ID {
		return conflict(Say("%s with serial %s is there already: %s.", "%s 序列号 %s 已存在：%s。", u.Product, u.Serial, other.String()))
	}
	return nil
}

// tidyUnitTexts checks what can be told from the unit alone.
func tidyUnitTexts(u *Unit) error {
	for _, f := range []*string{
		&u.Product, &u.Serial, &u.AssetTag, &u.Purchase.Seller, &u.Purchase.Specification,
		&u.Purchase.Grade, &u.Card.Number, &u.Card.Conditions,
	} {
		*f = strings.TrimSpace(Sanitize(*f))
	}
	if u.Product == "" {
		return invalid(Say("A unit needs a product.", "设备需要产品型号。"))
	}
	if u.Owner() == 0 {
		return invalid(Say("A unit needs an owner.", "设备需要所有者。"))
	}
	if u.Purchase.Date != "" && u.Installed != "" && u.Installed < u.Purchase.Date {
		return invalid(Say("The unit was installed on %s, before it was bought on %s.", "安装日期 %s 早于购买日期 %s。",
			string(u.Installed), string(u.Purchase.Date)))
	}
	return nil
}
