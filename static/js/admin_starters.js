// Starts Wagtail's widgets from data attributes, so that the admin needs no inline script:
//   <span hidden data-controller="starter" data-starter-name-value="PageChooser"
//         data-starter-made-value="true" data-starter-args-value='["id_page", {…}]'></span>
// Loaded on every admin page (content/wagtail_hooks.py); Stimulus also finds what comes later.
class Starter extends window.StimulusModule.Controller {
  static values = { name: String, made: Boolean, args: Array };

  connect() {
    // The widget's own script may come after this one.
    if (this.find()) this.run();
    else window.addEventListener('load', () => this.find() && this.run(), { once: true });
  }

  find() {
    return this.nameValue.split('.').reduce((place, name) => place?.[name], window);
  }

  run() {
    const [target] = this.argsValue;
    // A dialog's content may have gone again before its scripts came.
    if (typeof target === 'string' && !document.getElementById(target)) return;
    if (this.madeValue) Reflect.construct(this.find(), this.argsValue);
    else this.find()(...this.argsValue);
  }
}

window.wagtail.app.register('starter', Starter);
