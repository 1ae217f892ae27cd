"""Who gets which answer, for every address of the site.

Below each address stand the objects it is asked about, and the answers to, in this order,

    visitor, learner, stranger, editor, moderator, registrar, administrator, superuser

The learner's objects are the learner's own; to everybody else, the stranger first, they are
another's. Administrators are in the group; the superuser needs none. What the objects are is in
`world.py`, what each form sends too. The answers:

    200, 404 …  the status
    in          sent to sign in
    no          sent elsewhere, with a sentence that says why not
    on          sent on
    !           something has changed; without it, nothing of people or of what they learned has

An address that answers only to POST refuses GET with 405; that needs no line of its own.
"""

from typing import NamedTuple

from .world import ROLES

TABLE = """
# Pages: anyone reads what is published and open

GET wagtail_serve
    catalogue                                 200  200  200  200  200  200  200  200
    page of a series                          200  200  200  200  200  200  200  200
    page of a module                          200  200  200  200  200  200  200  200
    page of an unpublished series             404  404  404  404  404  404  404  404
    members' page                             in   200  200  200  200  200  200  200
    list of events                            200  200  200  200  200  200  200  200
    page of circles                           200  200  200  200  200  200  200  200
    page of a meeting                         200  200  200  200  200  200  200  200
    page of a program                         200  200  200  200  200  200  200  200
    page of a cohort                          200  200  200  200  200  200  200  200
    page of unpublished circles               404  404  404  404  404  404  404  404
POST wagtail_serve
    page of a series                          405  405  405  405  405  405  405  405
    page of circles                           405  405  405  405  405  405  405  405
GET wagtailcore_authenticate_with_password
    members' page, its lock                   200  200  200  200  200  200  200  200

# Files, and what machines ask for

GET content:media
    picture                                   200  200  200  200  200  200  200  200
    members' picture                          404  200  200  200  200  200  200  200
    recording                                 200  200  200  200  200  200  200  200
    members' recording                        404  200  200  200  200  200  200  200
    captions                                  200  200  200  200  200  200  200  200
    members' captions                         404  200  200  200  200  200  200  200
    captions not read along                   404  404  404  200  200  404  200  200
    picture that isn't there                  404  404  404  404  404  404  404  404
GET wagtaildocs_serve
    document                                  200  200  200  200  200  200  200  200
    members' document                         in   200  200  200  200  200  200  200
GET content:sitemap
    -                                         200  200  200  200  200  200  200  200
GET content:robots
    -                                         200  200  200  200  200  200  200  200
GET content:favicon
    -                                         on   on   on   on   on   on   on   on
GET content:healthz
    -                                         200  200  200  200  200  200  200  200
POST content:color_scheme
    -                                         on   on   on   on   on   on   on   on

# One's own account

GET accounts:profile
    -                                         in   200  200  200  200  200  200  200
POST accounts:profile
    -                                         in   200  200  200  200  200  200  200
POST accounts:accept_privacy
    -                                         in   on   on   on   on   on   on   on
GET accounts:data
    -                                         in   200  200  200  200  200  200  200
POST accounts:export
    -                                         in   200  200  200  200  200  200  200
GET accounts:erase
    -                                         in   on   on   on   on   on   on   on
POST accounts:erase
    -                                         in   on   on   on   on   on   on   on
GET home:my_learning
    -                                         in   200  200  200  200  200  200  200
GET accounts:admin_sign_in
    -                                         in   in   in   in   in   in   in   in
GET accounts:page_sign_in
    -                                         in   in   in   in   in   in   in   in
GET accounts:demo_mail
    -                                         404  404  404  404  404  404  404  404
GET accounts:demo_letter
    letter                                    404  404  404  404  404  404  404  404

# Learning: each their own, and only what is published

POST learning:enroll
    open series                               in   on   on!  on!  on!  on!  on!  on!
    unpublished series                        404  404  404  404  404  404  404  404
    unknown                                   404  404  404  404  404  404  404  404
POST learning:withdraw
    learner's enrollment                      in   on!  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
POST learning:continue
    first module                              in   on!  no   no   no   no   no   no
    unpublished module                        404  404  404  404  404  404  404  404
    module of unpublished series              404  404  404  404  404  404  404  404
    unknown                                   404  404  404  404  404  404  404  404
    module of other series                    in   on   no   no   no   no   no   no
POST learning:mark_done
    first module                              in   on!  no   no   no   no   no   no
    unpublished module                        404  404  404  404  404  404  404  404
    unknown                                   404  404  404  404  404  404  404  404
    module of unpublished series              404  404  404  404  404  404  404  404
POST learning:attest
    first module                              in   on!  no   no   no   no   no   no
    unpublished module                        404  404  404  404  404  404  404  404
    unknown                                   404  404  404  404  404  404  404  404
    module of unpublished series              404  404  404  404  404  404  404  404
POST learning:answer
    first module                              in   on!  no   no   no   no   no   no
    unpublished module                        404  404  404  404  404  404  404  404
    unknown                                   404  404  404  404  404  404  404  404
    module of unpublished series              404  404  404  404  404  404  404  404
POST learning:reflect
    first module                              in   on!  no   no   no   no   no   no
    unpublished module                        404  404  404  404  404  404  404  404
    unknown                                   404  404  404  404  404  404  404  404
    module of unpublished series              404  404  404  404  404  404  404  404
POST learning:playback
    first module                              401  200! 403  403  403  403  403  403
    unpublished module                        404  404  404  404  404  404  404  404
    unknown                                   404  404  404  404  404  404  404  404
    module of unpublished series              404  404  404  404  404  404  404  404
    module of other series                    401  403  403  403  403  403  403  403
POST learning:confirm_name
    -                                         in   on   on   on   on   on   on   on

# Sessions of a meeting: a calendar file for anyone; circles have none

GET events:session_calendar
    session of a meeting                      200  200  200  200  200  200  200  200
    session of an unpublished page            404  404  404  404  404  404  404  404
    circle                                    404  404  404  404  404  404  404  404

# Seats: each their own, and nobody else's; an offer is answered by whoever has the letter

GET events:mine
    -                                         in   200  200  200  200  200  200  200
GET events:register
    pool of a circle                          in   on   200  200  200  200  200  200
    pool of a session                         in   200  200  200  200  200  200  200
    pool of a run                             in   200  200  200  200  200  200  200
    pool to be drawn                          in   on   on   on   on   on   on   on
    pool of an unpublished page               404  404  404  404  404  404  404  404
    unknown                                   404  404  404  404  404  404  404  404
POST events:register
    pool of a circle                          in   on   on!  on!  on!  on!  on!  on!
    pool of a session                         in   on!  on!  on!  on!  on!  on!  on!
    pool of a run                             in   on!  on!  on!  on!  on!  on!  on!
    pool to be drawn                          in   422  422  422  422  422  422  422
    pool of an unpublished page               404  404  404  404  404  404  404  404
GET events:offer
    learner's offer, by letter                200  200  200  200  200  200  200  200
    unknown code                              404  404  404  404  404  404  404  404
POST events:offer
    learner's offer, by letter                200! 200! 200! 200! 200! 200! 200! 200!
    unknown code                              404  404  404  404  404  404  404  404
GET events:staff_code
    -                                         in   on   on   on   on   on   on   on
POST events:staff_code
    -                                         in   on!  on!  on!  on!  on!  on!  on!
GET events:registration
    learner's seat                            in   200  404  404  404  404  404  404
    learner's seat in a run                   in   200  404  404  404  404  404  404
    learner's offer                           in   200  404  404  404  404  404  404
    learner's wait                            in   200  404  404  404  404  404  404
    learner's wait, late                      in   200  404  404  404  404  404  404
    learner's seat, soon                      in   200  404  404  404  404  404  404
    learner's seat that was                   in   200  404  404  404  404  404  404
    unknown code                              in   404  404  404  404  404  404  404
GET events:cancel
    learner's seat                            in   200  404  404  404  404  404  404
    learner's seat in a run                   in   200  404  404  404  404  404  404
    learner's seat that was                   in   on   404  404  404  404  404  404
POST events:cancel
    learner's seat                            in   on!  404  404  404  404  404  404
    learner's seat in a run                   in   on!  404  404  404  404  404  404
    learner's offer                           in   on!  404  404  404  404  404  404
    learner's wait                            in   on!  404  404  404  404  404  404
    learner's seat that was                   in   on   404  404  404  404  404  404
GET events:answer
    learner's offer                           in   200  404  404  404  404  404  404
    learner's wait                            in   on   404  404  404  404  404  404
POST events:answer
    learner's offer                           in   on!  404  404  404  404  404  404
    learner's wait                            in   no   404  404  404  404  404  404
    learner's seat that was                   in   no   404  404  404  404  404  404
POST events:claim
    learner's wait, late                      in   on!  404  404  404  404  404  404
    learner's wait                            in   no   404  404  404  404  404  404
GET events:move
    learner's seat                            in   200  404  404  404  404  404  404
    learner's seat in a run                   in   200  404  404  404  404  404  404
POST events:move
    learner's seat                            in   on!  404  404  404  404  404  404
    learner's seat in a run                   in   no   404  404  404  404  404  404
    learner's seat that was                   in   no   404  404  404  404  404  404
GET events:details
    learner's seat                            in   200  404  404  404  404  404  404
    learner's seat in a run                   in   200  404  404  404  404  404  404
    learner's seat that was                   in   on   404  404  404  404  404  404
POST events:details
    learner's seat                            in   on!  404  404  404  404  404  404
    learner's seat that was                   in   on   404  404  404  404  404  404
POST events:agree
    learner's seat                            in   on!  404  404  404  404  404  404
    learner's seat that was                   in   no   404  404  404  404  404  404
POST events:join
    learner's seat, soon                      in   200  404  404  404  404  404  404
    learner's seat                            in   no   404  404  404  404  404  404
GET events:calendar
    learner's seat                            in   200  404  404  404  404  404  404
    learner's wait                            in   404  404  404  404  404  404  404

# Draws: one's own entry; how it was drawn is for everybody to check

GET events:enter_draw
    page with a draw                          in   200  200  200  200  200  200  200
    page that was drawn                       in   200  200  200  200  200  200  200
    page without a draw                       404  404  404  404  404  404  404  404
    unknown                                   404  404  404  404  404  404  404  404
POST events:enter_draw
    page with a draw                          in   on   on!  on!  on!  on!  on!  on!
    page that was drawn                       in   422  422  422  422  422  422  422
    page without a draw                       404  404  404  404  404  404  404  404
GET events:leave_draw
    page with a draw                          in   200  404  404  404  404  404  404
    page that was drawn                       in   404  404  404  404  404  404  404
POST events:leave_draw
    page with a draw                          in   on!  404  404  404  404  404  404
    page that was drawn                       in   404  404  404  404  404  404  404
GET events:draw
    draw                                      200  200  200  200  200  200  200  200
    draw that was drawn                       200  200  200  200  200  200  200  200
    unknown                                   404  404  404  404  404  404  404  404
GET events:draw_data
    draw                                      200  200  200  200  200  200  200  200
    draw that was drawn                       200  200  200  200  200  200  200  200
    unknown                                   404  404  404  404  404  404  404  404
GET events:check_program
    -                                         200  200  200  200  200  200  200  200

# Trainings: to a member their own, and to nobody else anything, whoever leads other runs included

GET events:training
    learner's training                        in   200  404  404  404  404  404  404
    learner's seat                            in   on   404  404  404  404  404  404
    unknown code                              in   404  404  404  404  404  404  404
POST events:training_circle
    learner's training                        in   on!  404  404  404  404  404  404
POST events:training_join
    learner's training, what is on now        in   200! 404  404  404  404  404  404
    learner's training, what is ahead         in   no   404  404  404  404  404  404
    learner's training, session of another run in  404  404  404  404  404  404  404
    unknown code, session                     in   404  404  404  404  404  404  404
POST events:training_attend
    learner's training, what is on now        in   on!  404  404  404  404  404  404
    learner's training, session of another run in  404  404  404  404  404  404  404

# The desk of a run: who leads it has all of it, who observes it the grid; rank opens nothing

GET events:cohort_desk
    run the learner leads                     in   200  404  404  404  404  404  404
    run the learner observes                  in   200  404  404  404  404  404  404
    run the learner led once                  in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
GET events:cohort_csv
    run the learner leads                     in   200  404  404  404  404  404  404
    run the learner observes                  in   404  404  404  404  404  404  404
    run the learner led once                  in   404  404  404  404  404  404  404
GET events:cohort_xlsx
    run the learner leads                     in   200  404  404  404  404  404  404
    run the learner observes                  in   404  404  404  404  404  404  404
    run the learner led once                  in   404  404  404  404  404  404  404
GET events:cohort_sign_in
    run the learner leads                     in   200  404  404  404  404  404  404
    run the learner observes                  in   404  404  404  404  404  404  404
    run the learner led once                  in   404  404  404  404  404  404  404
GET events:cohort_message
    run the learner leads                     in   200  404  404  404  404  404  404
    run the learner observes                  in   404  404  404  404  404  404  404
    run the learner led once                  in   404  404  404  404  404  404  404
GET events:cohort_staff
    run the learner leads                     in   200  404  404  404  404  404  404
    run the learner observes                  in   404  404  404  404  404  404  404
    run the learner led once                  in   404  404  404  404  404  404  404
POST events:cohort_message
    run the learner leads                     in   on!  404  404  404  404  404  404
    run the learner observes                  in   404  404  404  404  404  404  404
    run the learner led once                  in   404  404  404  404  404  404  404
POST events:cohort_staff
    run the learner leads                     in   on!  404  404  404  404  404  404
    run the learner observes                  in   404  404  404  404  404  404  404
    run the learner led once                  in   404  404  404  404  404  404  404
GET events:cohort_leave
    run the learner leads                     in   200  404  404  404  404  404  404
    run the learner observes                  in   200  404  404  404  404  404  404
    run the learner led once                  in   404  404  404  404  404  404  404
POST events:cohort_leave
    run the learner leads                     in   on!  404  404  404  404  404  404
    run the learner observes                  in   on!  404  404  404  404  404  404
    run the learner led once                  in   404  404  404  404  404  404  404
GET events:cohort_member
    run the learner leads, its member         in   200  404  404  404  404  404  404
    run the learner observes, its member      in   404  404  404  404  404  404  404
    run the learner led once, its member      in   404  404  404  404  404  404  404
    run the learner leads, another's member   in   404  404  404  404  404  404  404
POST events:cohort_note
    run the learner leads, its member         in   on!  404  404  404  404  404  404
    run the learner observes, its member      in   404  404  404  404  404  404  404
    run the learner led once, its member      in   404  404  404  404  404  404  404
    run the learner leads, another's member   in   404  404  404  404  404  404  404
POST events:cohort_more_time
    run the learner leads, its member         in   on!  404  404  404  404  404  404
    run the learner observes, its member      in   404  404  404  404  404  404  404
    run the learner led once, its member      in   404  404  404  404  404  404  404
    run the learner leads, another's member   in   404  404  404  404  404  404  404
POST events:cohort_make_good
    run the learner leads, its member         in   422  404  404  404  404  404  404
    run the learner observes, its member      in   404  404  404  404  404  404  404
    run the learner led once, its member      in   404  404  404  404  404  404  404
    run the learner leads, another's member   in   404  404  404  404  404  404  404
POST events:cohort_not_made_good
    run the learner leads, its member's session in   on!  404  404  404  404  404  404
    run the learner observes, its member's session in   404  404  404  404  404  404  404
    run the learner led once, its member's session in   404  404  404  404  404  404  404
POST events:cohort_final_circle
    run the learner leads, its final circle   in   on!  404  404  404  404  404  404
    run the learner observes, its final circle in   404  404  404  404  404  404  404
    run the learner led once, its final circle in   404  404  404  404  404  404  404
GET events:cohort_session
    run the learner leads, its session        in   200  404  404  404  404  404  404
    run the learner observes, its session     in   404  404  404  404  404  404  404
    run the learner led once, its session     in   404  404  404  404  404  404  404
    run the learner leads, another's session  in   404  404  404  404  404  404  404
POST events:cohort_session
    run the learner leads, its session        in   on!  404  404  404  404  404  404
    run the learner observes, its session     in   404  404  404  404  404  404  404
    run the learner led once, its session     in   404  404  404  404  404  404  404
    run the learner leads, another's session  in   404  404  404  404  404  404  404
POST events:cohort_make_code
    run the learner leads, its session        in   on!  404  404  404  404  404  404
    run the learner observes, its session     in   404  404  404  404  404  404  404
    run the learner led once, its session     in   404  404  404  404  404  404  404
    run the learner leads, another's session  in   404  404  404  404  404  404  404
GET events:cohort_code
    run the learner leads, its session        in   200  404  404  404  404  404  404
    run the learner observes, its session     in   404  404  404  404  404  404  404
    run the learner led once, its session     in   404  404  404  404  404  404  404
    run the learner leads, another's session  in   404  404  404  404  404  404  404

# The desk: to keepers their own circles, and to nobody else anything, a superuser included

GET events:desk
    -                                         in   200  200  200  200  200  200  200
GET events:circle
    circle the learner keeps                  in   200  404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
GET events:message
    circle the learner keeps                  in   200  404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
POST events:message
    circle the learner keeps                  in   on   404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
POST events:late
    circle the learner keeps, begun           in   on   404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
GET events:circle_calendar
    circle the learner keeps                  in   200  404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
POST events:came
    circle the learner keeps, begun           in   on!  404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
GET events:hand_over
    circle the learner keeps                  in   200  404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
POST events:hand_over
    circle the learner keeps                  in   on!  404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
POST events:take_back
    circle the learner hands over             in   on!  404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
GET events:drop_out
    circle the learner keeps                  in   200  404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
POST events:drop_out
    circle the learner keeps                  in   on!  404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
GET events:cancel_circle
    circle the learner keeps                  in   200  404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
POST events:cancel_circle
    circle the learner keeps                  in   on!  404  404  404  404  404  404
    circle                                    in   404  404  404  404  404  404  404
    unknown                                   in   404  404  404  404  404  404  404
GET events:invitation
    learner's invitation                      in   200  404  404  404  404  404  404
    unknown code                              in   404  404  404  404  404  404  404
POST events:invitation
    learner's invitation                      in   on!  404  404  404  404  404  404
    unknown code                              in   404  404  404  404  404  404  404

# The schedule of events, in numbers: to whoever may edit the event's page, and to registrars

GET events_schedule:index
    -                                         in   403  403  200  200  200  200  200
GET events_schedule:index_results
    -                                         in   403  403  200  200  200  200  200
GET events_schedule:inspect
    circle                                    in   403  403  200  200  200  200  200
    session of a meeting                      in   403  403  200  200  200  200  200
    session of an unpublished page            in   403  403  200  200  200  200  200
    unknown                                   in   403  403  404  404  404  404  404
GET events_schedule:add
    -                                         in   403  403  200  200  200  200  200
POST events_schedule:add
    -                                         in   403  403  on   on   on   on   on
GET events_schedule:edit
    circle                                    in   403  403  200  200  200  200  200
    session of a meeting                      in   403  403  200  200  200  200  200
    unknown                                   in   403  403  404  404  404  404  404
POST events_schedule:edit
    circle                                    in   403  403  on!  on!  on!  on!  on!
    unknown                                   in   403  403  404  404  404  404  404
GET events_schedule:delete
    circle                                    in   403  403  200  200  200  200  200
    unknown                                   in   403  403  404  404  404  404  404
POST events_schedule:delete
    circle                                    in   403  403  422  422  422  422  422
    session of an unpublished page            in   403  403  on!  on!  on!  on!  on!
    unknown                                   in   403  403  404  404  404  404  404
GET events_schedule:history
    circle                                    in   403  403  no   no   no   no   no
GET events_schedule:history_results
    circle                                    in   403  403  no   no   no   no   no
GET events_schedule:usage
    circle                                    in   403  403  no   no   no   no   no
GET events_admin:new_run
    program                                   in   403  403  200  200  no   200  200
    unknown                                   in   403  403  404  404  404  404  404
POST events_admin:new_run
    program                                   in   403  403  on!  on!  no   on!  on!
    unknown                                   in   403  403  404  404  404  404  404
GET events_admin:copy_run
    cohort                                    in   403  403  200  200  no   200  200
    unknown                                   in   403  403  404  404  404  404  404
POST events_admin:copy_run
    cohort                                    in   403  403  on!  on!  no   on!  on!
    unknown                                   in   403  403  404  404  404  404  404
GET events_admin:copy
    -                                         in   403  403  200  200  200  200  200
POST events_admin:copy
    -                                         in   403  403  on!  on!  on!  on!  on!
GET events_admin:seats
    circle                                    in   403  403  200  200  200  200  200
    unknown                                   in   403  403  404  404  404  404  404
POST events_admin:seats
    circle                                    in   403  403  on!  on!  on!  on!  on!
    unknown                                   in   403  403  404  404  404  404  404
GET events_admin:stop
    circle                                    in   403  403  200  200  200  200  200
    unknown                                   in   403  403  404  404  404  404  404
POST events_admin:stop
    circle                                    in   403  403  on!  on!  on!  on!  on!
    unknown                                   in   403  403  404  404  404  404  404
GET events_admin:reopen
    circle                                    in   403  403  200  200  200  200  200
    unknown                                   in   403  403  404  404  404  404  404
POST events_admin:reopen
    circle                                    in   403  403  on   on   on   on   on
    unknown                                   in   403  403  404  404  404  404  404
GET events_admin:add_someone
    circle                                    in   403  403  200  200  200  200  200
    unknown                                   in   403  403  404  404  404  404  404
POST events_admin:add_someone
    circle                                    in   403  403  on!  on!  on!  on!  on!
    unknown                                   in   403  403  404  404  404  404  404
GET events_admin:merge
    circle                                    in   403  403  200  200  200  200  200
    unknown                                   in   403  403  404  404  404  404  404
POST events_admin:merge
    circle                                    in   403  403  on!  on!  on!  on!  on!
    unknown                                   in   403  403  404  404  404  404  404
GET events_admin:cancel
    circle                                    in   403  403  200  200  200  200  200
    unknown                                   in   403  403  404  404  404  404  404
POST events_admin:cancel
    circle                                    in   403  403  on!  on!  on!  on!  on!
    session of a meeting                      in   403  403  on!  on!  on!  on!  on!
    unknown                                   in   403  403  404  404  404  404  404
GET events_admin:invite
    circle                                    in   403  403  200  200  200  200  200
    session of a meeting                      in   403  403  404  404  404  404  404
    unknown                                   in   403  403  404  404  404  404  404
POST events_admin:invite
    circle                                    in   403  403  on!  on!  on!  on!  on!
    session of a meeting                      in   403  403  404  404  404  404  404
    unknown                                   in   403  403  404  404  404  404  404
GET events_admin:take_back
    circle, its invitation                    in   403  403  200  200  200  200  200
    circle, another's invitation              in   403  403  404  404  404  404  404
POST events_admin:take_back
    circle, its invitation                    in   403  403  on!  on!  on!  on!  on!
    circle, another's invitation              in   403  403  404  404  404  404  404
GET events_admin:replace
    circle, its keeper                        in   403  403  200  200  200  200  200
    circle, another's invitation              in   403  403  404  404  404  404  404
POST events_admin:replace
    circle, its keeper                        in   403  403  on!  on!  on!  on!  on!
    circle, another's invitation              in   403  403  404  404  404  404  404

# Trainings in numbers: to who keeps their schedule. Staff, codes, lists and the report: to registrars

GET events_admin:runs
    -                                         in   403  403  200  200  200  200  200
GET events_admin:trainings_report
    -                                         in   403  403  no   no   200  200  200
GET events_admin:trainings_csv
    -                                         in   403  403  no   no   200  200  200
GET events_admin:run
    run                                       in   403  403  200  200  200  200  200
    unknown                                   in   403  403  404  404  404  404  404
GET events_admin:run_summary
    run                                       in   403  403  no   no   200  200  200
    unknown                                   in   403  403  no   no   404  404  404
GET events_admin:name_staff
    run                                       in   403  403  no   no   200  200  200
    unknown                                   in   403  403  no   no   404  404  404
POST events_admin:name_staff
    run                                       in   403  403  no   no   on!  on!  on!
    unknown                                   in   403  403  no   no   404  404  404
GET events_admin:make_code
    run                                       in   403  403  no   no   200  200  200
    unknown                                   in   403  403  no   no   404  404  404
POST events_admin:make_code
    run                                       in   403  403  no   no   on!  on!  on!
    unknown                                   in   403  403  no   no   404  404  404
GET events_admin:end_staff
    run, its staff                            in   403  403  no   no   200  200  200
    other run, its staff                      in   403  403  no   no   404  404  404
POST events_admin:end_staff
    run, its staff                            in   403  403  no   no   on!  on!  on!
    other run, its staff                      in   403  403  no   no   404  404  404
GET events_admin:end_code
    run, its code                             in   403  403  no   no   200  200  200
    other run, its code                       in   403  403  no   no   404  404  404
POST events_admin:end_code
    run, its code                             in   403  403  no   no   on!  on!  on!
    other run, its code                       in   403  403  no   no   404  404  404
GET events_admin:list
    run                                       in   403  403  no   no   200  200  200
    series for a list                         in   403  403  no   no   200  no   200
    page that takes no list                   in   403  403  no   no   404  404  404
    unknown                                   in   403  403  no   no   404  404  404
POST events_admin:list
    run                                       in   403  403  no   no   on!  on!  on!
    series for a list                         in   403  403  no   no   on!  no   on!
    page that takes no list                   in   403  403  no   no   404  404  404
    unknown                                   in   403  403  no   no   404  404  404
GET events_admin:list_rows
    list of a run                             in   403  403  no   no   200  200  200
    list of a series                          in   403  403  no   no   200  no   200
    unknown                                   in   403  403  no   no   404  404  404
GET events_admin:list_csv
    list of a run                             in   403  403  no   no   200  200  200
    list of a series                          in   403  403  no   no   200  no   200
    unknown                                   in   403  403  no   no   404  404  404
GET events_admin:list_do
    list of a run                             in   403  403  no   no   200  200  200
    list of a series                          in   403  403  no   no   200  no   200
    unknown                                   in   403  403  no   no   404  404  404
POST events_admin:list_do
    list of a run                             in   403  403  no   no   on!  on!  on!
    list of a series                          in   403  403  no   no   on!  no   on!
    unknown                                   in   403  403  no   no   404  404  404

# The list of facilitators: each puts themself on it; read by who keeps schedules, changed by nobody else

GET events:list_me
    -                                         in   200  200  200  200  200  200  200
POST events:list_me
    -                                         in   on!  422  422  422  422  422  422
POST events:unlist_me
    -                                         in   on!  on   on   on   on   on   on
GET events_facilitators:index
    -                                         in   403  403  200  200  200  200  200
GET events_facilitators:index_results
    -                                         in   403  403  200  200  200  200  200
GET events_facilitators:inspect
    facilitator on the list                   in   403  403  200  200  200  200  200
    facilitator who left the list             in   403  403  404  404  404  404  404
    unknown                                   in   403  403  404  404  404  404  404
GET events_facilitators:add
    -                                         in   403  403  no   no   no   no   no
POST events_facilitators:add
    -                                         in   403  403  no   no   no   no   no
GET events_facilitators:edit
    facilitator on the list                   in   403  403  no   no   no   no   no
POST events_facilitators:edit
    facilitator on the list                   in   403  403  no   no   no   no   no
GET events_facilitators:delete
    facilitator on the list                   in   403  403  no   no   no   no   no
POST events_facilitators:delete
    facilitator on the list                   in   403  403  no   no   no   no   no
GET events_facilitators:history
    facilitator on the list                   in   403  403  no   no   no   no   no
GET events_facilitators:history_results
    facilitator on the list                   in   403  403  no   no   no   no   no
GET events_facilitators:usage
    facilitator on the list                   in   403  403  no   no   no   no   no

# Words of letters: editors', with a preview and a test to their own address; deleted by moderators

GET wagtailsnippets_events_letterwording:list
    -                                         in   403  403  200  200  no   200  200
GET wagtailsnippets_events_letterwording:list_results
    -                                         in   403  403  200  200  no   200  200
GET wagtailsnippets_events_letterwording:add
    -                                         in   403  403  200  200  no   200  200
POST wagtailsnippets_events_letterwording:add
    -                                         in   403  403  on   on   no   on   on
GET wagtailsnippets_events_letterwording:edit
    wording                                   in   403  403  200  200  no   200  200
POST wagtailsnippets_events_letterwording:edit
    wording                                   in   403  403  on   on   no   on   on
GET wagtailsnippets_events_letterwording:delete
    wording                                   in   403  403  no   200  no   200  200
POST wagtailsnippets_events_letterwording:delete
    wording                                   in   403  403  no   on   no   on   on
GET wagtailsnippets_events_letterwording:usage
    wording                                   in   403  403  200  200  no   200  200
GET wagtailsnippets_events_letterwording:history
    wording                                   in   403  403  200  200  no   200  200
GET wagtailsnippets_events_letterwording:history_results
    wording                                   in   403  403  200  200  no   200  200
GET wagtailsnippets_events_letterwording:preview_on_add
    -                                         in   403  403  200  200  no   200  200
POST wagtailsnippets_events_letterwording:preview_on_add
    -                                         in   403  403  200  200  no   200  200
GET wagtailsnippets_events_letterwording:preview_on_edit
    wording                                   in   403  403  200  200  no   200  200
POST wagtailsnippets_events_letterwording:preview_on_edit
    wording                                   in   403  403  200  200  no   200  200
GET wagtailsnippets_events_letterwording:test
    wording                                   in   403  403  200  200  no   200  200
POST wagtailsnippets_events_letterwording:test
    wording                                   in   403  403  on   on   no   on   on

# Community agreements: worded by editors, deleted by moderators while nobody has agreed

GET wagtailsnippets_events_communityagreement:list
    -                                         in   403  403  200  200  no   200  200
GET wagtailsnippets_events_communityagreement:list_results
    -                                         in   403  403  200  200  no   200  200
GET wagtailsnippets_events_communityagreement:add
    -                                         in   403  403  200  200  no   200  200
POST wagtailsnippets_events_communityagreement:add
    -                                         in   403  403  200  200  no   200  200
GET wagtailsnippets_events_communityagreement:edit
    agreement                                 in   403  403  200  200  no   200  200
POST wagtailsnippets_events_communityagreement:edit
    agreement                                 in   403  403  200  200  no   200  200
GET wagtailsnippets_events_communityagreement:delete
    agreement                                 in   403  403  no   no   no   no   no
POST wagtailsnippets_events_communityagreement:delete
    agreement                                 in   403  403  no   no   no   no   no
GET wagtailsnippets_events_communityagreement:usage
    agreement                                 in   403  403  200  200  no   200  200
GET wagtailsnippets_events_communityagreement:history
    agreement                                 in   403  403  200  200  no   200  200
GET wagtailsnippets_events_communityagreement:history_results
    agreement                                 in   403  403  200  200  no   200  200


# Certificates: checked by whoever has the code, printed by the holder and by staff

GET learning:verify
    -                                         200  200  200  200  200  200  200  200
GET learning:certificate
    learner's code                            200  200  200  200  200  200  200  200
    unknown code                              404  404  404  404  404  404  404  404
GET learning:certificate_pdf
    learner's code                            404  200  404  404  404  200  200  200
    unknown code                              404  404  404  404  404  404  404  404

# Learning records in the admin: looked at, never edited

GET learning_enrollments:index
    -                                         in   403  403  no   no   200  200  200
GET learning_enrollments:index_results
    -                                         in   403  403  no   no   200  200  200
GET learning_enrollments:inspect
    learner's enrollment                      in   403  403  no   no   200  200  200
    unknown                                   in   403  403  no   no   404  404  404
GET learning_enrollments:add
    -                                         in   403  403  no   no   no   no   no
POST learning_enrollments:add
    -                                         in   403  403  no   no   no   no   no
GET learning_enrollments:edit
    learner's enrollment                      in   403  403  no   no   no   no   no
POST learning_enrollments:edit
    learner's enrollment                      in   403  403  no   no   no   no   no
GET learning_enrollments:delete
    learner's enrollment                      in   403  403  no   no   no   no   no
POST learning_enrollments:delete
    learner's enrollment                      in   403  403  no   no   no   no   no
GET learning_enrollments:history
    learner's enrollment                      in   403  403  no   no   no   no   no
GET learning_enrollments:history_results
    learner's enrollment                      in   403  403  no   no   no   no   no
GET learning_enrollments:usage
    learner's enrollment                      in   403  403  no   no   no   no   no
GET learning_certificates:index
    -                                         in   403  403  no   no   200  200  200
GET learning_certificates:index_results
    -                                         in   403  403  no   no   200  200  200
GET learning_certificates:inspect
    learner's certificate                     in   403  403  no   no   200  200  200
    unknown                                   in   403  403  no   no   404  404  404
GET learning_certificates:add
    -                                         in   403  403  no   no   no   no   no
POST learning_certificates:add
    -                                         in   403  403  no   no   no   no   no
GET learning_certificates:edit
    learner's certificate                     in   403  403  no   no   no   no   no
POST learning_certificates:edit
    learner's certificate                     in   403  403  no   no   no   no   no
GET learning_certificates:delete
    learner's certificate                     in   403  403  no   no   no   no   no
POST learning_certificates:delete
    learner's certificate                     in   403  403  no   no   no   no   no
GET learning_certificates:history
    learner's certificate                     in   403  403  no   no   no   no   no
GET learning_certificates:history_results
    learner's certificate                     in   403  403  no   no   no   no   no
GET learning_certificates:usage
    learner's certificate                     in   403  403  no   no   no   no   no

# What learners had, beside today's: for whoever may look at the record

GET learning_admin:enrollment_as_then
    learner's enrollment                      in   403  403  no   no   200  200  200
    unknown                                   in   403  403  no   no   404  404  404
GET learning_admin:enrollment_as_then_words
    learner's enrollment, then                in   403  403  no   no   200  200  200
    learner's enrollment, today               in   403  403  no   no   200  200  200
    learner's enrollment, some day            in   403  403  no   no   404  404  404
GET learning_admin:enrollment_as_then_module
    learner's enrollment, its module          in   403  403  no   no   200  200  200
    learner's enrollment, other's module      in   403  403  no   no   404  404  404
    learner's enrollment, unknown module      in   403  403  no   no   404  404  404
GET learning_admin:enrollment_as_then_module_words
    learner's enrollment, its module, then    in   403  403  no   no   200  200  200
    learner's enrollment, its module, today   in   403  403  no   no   200  200  200
    learner's enrollment, other's, then       in   403  403  no   no   404  404  404
GET learning_admin:certificate_as_then
    learner's certificate                     in   403  403  no   no   200  200  200
    unknown                                   in   403  403  no   no   404  404  404
GET learning_admin:certificate_as_then_words
    learner's certificate, then               in   403  403  no   no   200  200  200
    learner's certificate, today              in   403  403  no   no   200  200  200
    learner's certificate, some day           in   403  403  no   no   404  404  404
GET learning_admin:certificate_as_then_module
    learner's certificate, its module         in   403  403  no   no   200  200  200
    learner's certificate, other's module     in   403  403  no   no   404  404  404
GET learning_admin:certificate_as_then_module_words
    learner's certificate, its module, then   in   403  403  no   no   200  200  200
    learner's certificate, its module, today  in   403  403  no   no   200  200  200
    learner's certificate, other's, then      in   403  403  no   no   404  404  404

# What a draft changes for learners: whoever may edit the page

GET learning_admin:affected
    open series                               in   403  403  200  200  no   200  200
    unpublished series                        in   403  403  200  200  no   200  200
    first module                              in   403  403  200  200  no   200  200
    unpublished module                        in   403  403  200  200  no   200  200
    unknown                                   in   403  403  404  404  404  404  404

# What registrars correct, with a reason

GET learning_admin:enroll
    -                                         in   403  403  no   no   200  no   200
POST learning_admin:enroll
    -                                         in   403  403  no   no   on!  no   on!
GET learning_admin:withdraw
    learner's enrollment                      in   403  403  no   no   200  no   200
POST learning_admin:withdraw
    learner's enrollment                      in   403  403  no   no   on!  no   on!
    unknown                                   in   403  403  no   no   404  no   404
GET learning_admin:complete
    learner's enrollment, its module          in   403  403  no   no   200  no   200
POST learning_admin:complete
    learner's enrollment, its module          in   403  403  no   no   on!  no   on!
    learner's enrollment, other's module      in   403  403  no   no   404  no   404
    learner's enrollment, unknown module      in   403  403  no   no   404  no   404
GET learning_admin:take_back
    learner's enrollment, its module          in   403  403  no   no   200  no   200
POST learning_admin:take_back
    learner's enrollment, its module          in   403  403  no   no   422  no   422
    learner's enrollment, other's module      in   403  403  no   no   404  no   404
    learner's enrollment, unknown module      in   403  403  no   no   404  no   404
GET learning_admin:revoke
    learner's certificate                     in   403  403  no   no   200  no   200
POST learning_admin:revoke
    learner's certificate                     in   403  403  no   no   on!  no   on!
    unknown                                   in   403  403  no   no   404  no   404
GET learning_admin:reissue
    learner's certificate                     in   403  403  no   no   200  no   200
POST learning_admin:reissue
    learner's certificate                     in   403  403  no   no   on!  no   on!
    unknown                                   in   403  403  no   no   404  no   404

# People: administrators; another administrator's account and erasing: superusers

GET accounts_erase_person
    learner's account                         in   403  403  no   no   no   no   200
    unknown                                   in   403  403  no   no   no   no   404
POST accounts_erase_person
    learner's account                         in   403  403  no   no   no   no   on!
GET wagtailusers_users:index
    -                                         in   403  403  no   no   no   200  200
GET wagtailusers_users:index_results
    -                                         in   403  403  no   no   no   200  200
GET wagtailusers_users:add
    -                                         in   403  403  no   no   no   200  200
POST wagtailusers_users:add
    -                                         in   403  403  no   no   no   200  200
GET wagtailusers_users:edit
    learner's account                         in   403  403  no   no   no   200  200
    superuser's account                       in   403  403  no   no   no   no   200
POST wagtailusers_users:edit
    superuser's account                       in   403  403  no   no   no   no   200
GET wagtailusers_users:delete
    learner's account                         in   403  403  no   no   no   no   no
POST wagtailusers_users:delete
    learner's account                         in   403  403  no   no   no   no   no
GET wagtailusers_users:history
    learner's account                         in   403  403  no   no   no   200  200
GET wagtailusers_users:history_results
    learner's account                         in   403  403  no   no   no   200  200
GET wagtailusers_users:usage
    learner's account                         in   403  403  no   no   no   200  200
GET wagtailusers_users:copy
    learner's account                         in   403  403  no   no   no   200  200
POST wagtailusers_users:copy
    learner's account                         in   403  403  no   no   no   200  200

# Topics

GET wagtailsnippets_content_topic:list
    -                                         in   403  403  200  200  no   200  200
GET wagtailsnippets_content_topic:list_results
    -                                         in   403  403  200  200  no   200  200
GET wagtailsnippets_content_topic:add
    -                                         in   403  403  200  200  no   200  200
POST wagtailsnippets_content_topic:add
    -                                         in   403  403  200  200  no   200  200
GET wagtailsnippets_content_topic:edit
    topic                                     in   403  403  200  200  no   200  200
POST wagtailsnippets_content_topic:edit
    topic                                     in   403  403  200  200  no   200  200
GET wagtailsnippets_content_topic:delete
    topic                                     in   403  403  no   200  no   200  200
POST wagtailsnippets_content_topic:delete
    topic                                     in   403  403  no   on!  no   on!  on!
GET wagtailsnippets_content_topic:usage
    topic                                     in   403  403  200  200  no   200  200
GET wagtailsnippets_content_topic:history
    topic                                     in   403  403  200  200  no   200  200
GET wagtailsnippets_content_topic:history_results
    topic                                     in   403  403  200  200  no   200  200
GET wagtailsnippets_content_topic:copy
    topic                                     in   403  403  200  200  no   200  200

# Institutions

GET wagtailsnippets_accounts_institution:list
    -                                         in   403  403  no   200  200  200  200
GET wagtailsnippets_accounts_institution:list_results
    -                                         in   403  403  no   200  200  200  200
GET wagtailsnippets_accounts_institution:add
    -                                         in   403  403  no   200  200  200  200
POST wagtailsnippets_accounts_institution:add
    -                                         in   403  403  no   200  200  200  200
GET wagtailsnippets_accounts_institution:edit
    institution                               in   403  403  no   200  200  200  200
POST wagtailsnippets_accounts_institution:edit
    institution                               in   403  403  no   200  200  200  200
GET wagtailsnippets_accounts_institution:delete
    institution                               in   403  403  no   no   no   200  200
POST wagtailsnippets_accounts_institution:delete
    institution                               in   403  403  no   no   no   on!  on!
GET wagtailsnippets_accounts_institution:usage
    institution                               in   403  403  no   200  200  200  200
GET wagtailsnippets_accounts_institution:history
    institution                               in   403  403  no   200  200  200  200
GET wagtailsnippets_accounts_institution:history_results
    institution                               in   403  403  no   200  200  200  200
GET wagtailsnippets_accounts_institution:copy
    institution                               in   403  403  no   200  200  200  200

# Wagtail's own, one or two of each kind

GET wagtailadmin_home
    -                                         in   403  403  200  200  200  200  200
GET wagtailadmin_explore_root
    -                                         in   403  403  200  200  no   200  200
GET wagtailadmin_pages:edit
    page of the series                        in   403  403  200  200  no   200  200
POST wagtailadmin_pages:delete
    page of the series                        in   403  403  no   no   no   no   no
GET wagtailadmin_api:pages:listing
    -                                         in   403  403  200  200  200  200  200
POST wagtailadmin_editing_sessions:release
    somebody's session                        in   403  403  200  200  200  200  200
GET wagtailadmin_workflows:index
    -                                         in   403  403  no   no   no   no   200
GET wagtailadmin_reports:site_history
    -                                         in   403  403  200  200  200  200  200
GET wagtailadmin_collections:index
    -                                         in   403  403  no   no   no   no   200
GET wagtailimages:index
    -                                         in   403  403  200  200  no   200  200
GET wagtailimages_chooser:choose
    -                                         in   403  403  200  200  200  200  200
GET wagtaildocs:index
    -                                         in   403  403  200  200  no   200  200
GET wagtaildocs_chooser:choose
    -                                         in   403  403  200  200  200  200  200
GET wagtailmedia:index
    -                                         in   403  403  200  200  no   200  200
GET delete_recording
    recording in the admin                    in   403  403  200  200  no   200  200
    unknown                                   in   403  403  404  404  404  404  404
POST delete_recording
    recording in the admin                    in   403  403  on!  on!  no   on!  on!
GET wagtailembeds:chooser
    -                                         in   403  403  200  200  200  200  200
GET wagtailsnippets:index
    -                                         in   403  403  200  200  200  200  200
GET wagtailsnippetchoosers_content_topic:choose
    -                                         in   403  403  200  200  200  200  200
GET wagtailsnippetchoosers_accounts_institution:choose
    -                                         in   403  403  200  200  200  200  200
GET wagtailredirects:index
    -                                         in   403  403  no   200  no   200  200
GET wagtailsettings:edit
    site settings                             in   403  403  no   no   no   on   on
GET wagtailsites:index
    -                                         in   403  403  no   no   no   no   200
GET wagtailusers_groups:index
    -                                         in   403  403  no   no   no   no   200

# allauth's own

GET account_login
    -                                         200  on   on   on   on   on   on   on
GET account_signup
    -                                         200  on   on   on   on   on   on   on
GET account_email
    -                                         in   200  200  200  200  200  200  200
GET account_change_password
    -                                         in   200  200  200  200  200  200  200
GET account_reauthenticate
    -                                         in   200  200  200  200  200  200  200
POST account_logout
    -                                         on   on   on   on   on   on   on   on
"""

# Routes that others write and test. Each kind has a line or two above all the same.
THEIRS = {
    "account_": "allauth: signing in, up and out",
    "wagtail_": "Wagtail: pages, bulk actions",
    "wagtailadmin_": "Wagtail: the admin around the apps, pages, workflows, reports, API",
    "wagtailcore_": "Wagtail: pages with a password",
    "wagtaildocs_": "Wagtail: documents",
    "wagtaildocs:": "Wagtail: documents",
    "wagtailembeds:": "Wagtail: embeds",
    "wagtailimages:": "Wagtail: images",
    "wagtailimages_": "Wagtail: images",
    "wagtailmedia:": "wagtailmedia: recordings",
    "wagtailredirects:": "Wagtail: redirects",
    "wagtailsettings:": "Wagtail: the site's settings",
    "wagtailsites:": "Wagtail: sites",
    "wagtailsnippets:": "Wagtail: the list of kinds of snippets",
    "wagtailsnippetchoosers_": "Wagtail: picking a topic or an institution",
    "wagtailusers_groups:": "Wagtail: groups",
}
# Without a name: what Wagtail answers to an unknown address in the admin.
UNNAMED = {"admin/test404/", "admin/^.*/$"}


class Line(NamedTuple):
    """One object at one address, and the answer to each role."""

    way: str
    route: str
    called: str
    answers: dict[str, str]


def lines() -> list[Line]:
    """The table, line by line."""
    found, way, route = [], "", ""
    for text in TABLE.splitlines():
        if text.startswith(("GET ", "POST ")):
            way, route = text.split()
        elif text.startswith("    "):
            called, *answers = text.rsplit(maxsplit=len(ROLES))
            found.append(Line(way, route, called.strip(), dict(zip(ROLES, answers, strict=True))))
    return found


LINES = lines()
